/** The effect of a fault as a call gives it, checked field by field. */
import type { FaultEffect } from '../contract/faults.ts'
import { catalogue } from '../http/error-catalogue.ts'
import { readInput, type Rules } from '../http/input.ts'
import { defineRule, integer, oneOf, optional, refuse, type Rule, word } from '../http/rules.ts'
import { faultKinds } from '../simulate/faults.ts'
import { isObject, type JsonObject } from '../store/column.ts'

const longestDelay = 10 * 60 * 1000
const longestMessageDelay = 31 * 24 * 3600 * 1000
const kind = { kind: oneOf(faultKinds) } as const

const fields = {
  error: { ...kind, type: word(Object.keys(catalogue)) },
  reply: { ...kind, status: integer({ min: 200, max: 599 }), body: anything() },
  delay: {
    ...kind,
    milliseconds: integer({ min: 0, max: longestDelay }),
    upToMilliseconds: optional(integer({ min: 0, max: longestDelay }), null),
  },
  'delay-message': { ...kind, milliseconds: integer({ min: 1, max: longestMessageDelay }) },
} as const satisfies Readonly<Record<string, Rules<null>>>

export const faultEffect = (): Rule<FaultEffect> =>
  defineRule('what the fault does, such as {"kind":"drop"}', (value) =>
    isObject(value) ? read(value) : refuse('the value must be an object such as {"kind":"drop"}'),
  )

function read(given: JsonObject): FaultEffect {
  const { kind: chosen } = readInput(kind, given, null)
  switch (chosen) {
    case 'error':
      return { kind: chosen, type: readInput(known(given, fields.error), given, null).type }
    case 'reply': {
      const { status, body } = readInput(known(given, fields.reply), given, null)
      return { kind: chosen, status, body }
    }
    case 'delay': {
      const { milliseconds, upToMilliseconds } = readInput(known(given, fields.delay), given, null)
      return { kind: chosen, milliseconds, upToMilliseconds: Math.max(milliseconds, upToMilliseconds ?? 0) }
    }
    case 'delay-message':
      return { kind: chosen, milliseconds: readInput(known(given, fields[chosen]), given, null).milliseconds }
    default:
      known(given, kind)
      return { kind: chosen }
  }
}

/** A name that no rule reads would be a wish that nobody hears. */
function known<R extends object>(given: JsonObject, rules: R): R {
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(rules, name))
  if (stranger !== undefined) {
    refuse(`there is no "${stranger}" in an effect of this kind, which has ${Object.keys(rules).join(', ')}`)
  }
  return rules
}

function anything(): Rule<unknown> {
  return optional(
    defineRule('any JSON', (value) => value),
    null,
  )
}
