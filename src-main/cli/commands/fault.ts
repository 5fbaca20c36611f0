/** `offwrite fault …`: make calls fail, see how often they did, stop it. */
import type { Fault, NewFault, NewFaultEffect } from '../../../src-shared/contract/faults.ts'
import { parseDuration } from '../../../src-shared/contract/duration.ts'
import { faultPresets } from '../../../src-shared/simulate/fault-presets.ts'
import { effectWords } from '../../../src-shared/gates/fault-words.ts'
import { defineCommand } from '../command.ts'
import { projectOption, serverOptions, withServer } from '../server.ts'
import { anyText, oneWordOf, optionalValue, type Reading, type Values, wholeNumber } from '../setting.ts'
import { alignedRows, counted } from '../table.ts'
import { UsageError } from '../usage-error.ts'

const presetNames = faultPresets.map(({ name }) => name)

/** Effects that need nothing but their name. */
const plainEffects = [
  'drop',
  'drop-answer',
  'broken-json',
  'empty-body',
  'expire-session',
  'revoke-session',
  'lose-message',
  'duplicate-message',
  'provider-denies',
  'provider-without-email',
] as const

/** Milliseconds. */
function span(description: string, example: string): Reading<number> {
  return {
    description,
    placeholder: 'span',
    example,
    wanted: 'a span such as 500ms or 3s',
    fit(text) {
      const parsed = parseDuration(text)
      return parsed !== null && parsed >= 0 ? parsed : null
    },
  }
}

const effectOptions = {
  error: optionalValue(anyText('Answer this error of Appwrite', 'type', 'user_blocked')),
  status: optionalValue(wholeNumber('Answer this status', 200, 599, 503, 'code')),
  body: optionalValue(anyText('Body of that answer, JSON where it is such', 'text', '{"message":"busy"}')),
  delay: optionalValue(span('Let the call wait', '2s')),
  upTo: optionalValue(span('Let it wait longer at times, up to this', '4s')),
  late: optionalValue(span('Deliver messages so much later', '30s')),
  effect: optionalValue(oneWordOf('Do this', plainEffects, 'drop')),
} as const

export const addFault = defineCommand({
  name: 'fault add',
  summary: 'Make calls fail: as a preset says, or with one effect; ends by itself after ten minutes',
  arguments: { preset: optionalValue(oneWordOf('A preset', presetNames, 'slow')) },
  options: {
    call: optionalValue(anyText('SDK call it strikes; * stands for any text', 'sdk', 'account.*')),
    path: optionalValue(anyText('Path it strikes; * stands for any text', 'path', '/users/*')),
    actor: optionalValue(anyText('Whom: guest, user, key, or an id', 'who', 'grace')),
    next: optionalValue(wholeNumber('End after so many calls', 1, 1_000_000, 2)),
    every: optionalValue(wholeNumber('Only every so many-th call', 1, 1_000_000, 3)),
    percent: optionalValue(wholeNumber('Only so many calls in a hundred', 1, 100, 50)),
    seed: optionalValue(wholeNumber('Same seed, same calls', 0, 2 ** 32 - 1, 1)),
    lasts: optionalValue(anyText('How long at most, in real time', 'span', '90s')),
    ...effectOptions,
    ...projectOption,
    ...serverOptions,
  },
  examples: [
    'fault add slow',
    'fault add --call account.get --error user_blocked --next 1',
    'fault add --delay 1s --up-to 3s --percent 50 --seed 1',
    'fault add --call "account.create*" --effect drop-answer --lasts 90s',
  ],
  run: ({ preset, call, path, actor, next, every, percent, seed, lasts, project, ...effects }, context) =>
    withServer(context, async ({ client }) => {
      const effect = effectIn(effects)
      if (preset === null && effect === null) {
        throw new UsageError('A preset or an effect is missing, for example: offwrite fault add slow')
      }
      const rule: NewFault = {
        ...(preset === null ? {} : { preset }),
        ...(effect === null ? {} : { effect }),
        ...(call === null ? {} : { sdk: call }),
        ...(path === null ? {} : { path }),
        ...(actor === null ? {} : { actor }),
        ...(next === null ? {} : { next }),
        ...(every === null ? {} : { every }),
        ...(percent === null ? {} : { percent }),
        ...(seed === null ? {} : { seed }),
        ...(lasts === null ? {} : { lasts }),
        ...(project === null ? {} : { projectId: project }),
      }
      const fault = await client.createFault(rule)
      return { json: fault, text: `${fault.id}: ${fault.sentence}, until ${fault.realEndsAt}\n` }
    }),
})

function effectIn(given: Values<typeof effectOptions>): NewFaultEffect | null {
  const { error, status, body, delay, upTo, late, effect } = given
  const said = Object.entries({ error, status, delay, late, effect }).filter(([, value]) => value !== null)
  if (said.length > 1) {
    throw new UsageError(`A fault has one effect: leave one of ${said.map(([key]) => `--${key}`).join(' and ')} out.`)
  }
  if (body !== null && status === null) throw new UsageError('--body goes with --status, for example: --status 503')
  if (upTo !== null && delay === null) throw new UsageError('--up-to goes with --delay, for example: --delay 1s')
  if (error !== null) return { kind: 'error', type: error }
  if (status !== null) return { kind: 'reply', status, ...(body === null ? {} : { body: jsonOrText(body) }) }
  if (delay !== null)
    return { kind: 'delay', milliseconds: delay, ...(upTo === null ? {} : { upToMilliseconds: upTo }) }
  if (late !== null) return { kind: 'delay-message', milliseconds: late }
  return effect === null ? null : { kind: effect }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export const listFaults = defineCommand({
  name: 'fault list',
  summary: 'List faults and how often each struck',
  arguments: {},
  options: serverOptions,
  examples: ['fault list'],
  run: (_input, context) =>
    withServer(context, async ({ client }) => {
      const found = await client.faults()
      const rows = found.faults.map((fault) => [fault.id, state(fault), fault.sentence])
      return { json: found, text: `${alignedRows(rows)}${counted(found.total, 'fault')}\n` }
    }),
})

function state({ state: now, hits, matched }: Fault): string {
  return `${now}, struck ${hits} of ${counted(matched, 'call')}`
}

export const clearFaults = defineCommand({
  name: 'fault clear',
  summary: 'Take all faults away, or one',
  arguments: { id: optionalValue(anyText('Id of the fault', 'id', 'fault-66a1b2')) },
  options: serverOptions,
  examples: ['fault clear', 'fault clear fault-66a1b2'],
  run: ({ id }, context) =>
    withServer(context, async ({ client }) => {
      await (id === null ? client.clearFaults() : client.deleteFault(id))
      return { json: {}, text: id === null ? 'No call fails on purpose now.\n' : `Took ${id} away.\n` }
    }),
})

export const listPresets = defineCommand({
  name: 'fault presets',
  summary: 'List the faults that have a name',
  arguments: {},
  options: {},
  examples: ['fault presets'],
  run: async () => ({
    json: { presets: faultPresets },
    text: alignedRows(faultPresets.map(({ name, label, effect }) => [name, label, effectWords(effect)])),
  }),
})
