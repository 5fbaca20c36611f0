/** Faults: list the rules, make one, take one or all away, and what a rule may name. */
import type { Fault, FaultChoices } from '../contract/faults.ts'
import { clearFaults, deleteFault as removeFault, findFault, putFault } from '../domain/faults.ts'
import { routes } from '../endpoints/index.ts'
import { ruleSentence } from '../gates/fault-words.ts'
import { catalogue } from '../http/error-catalogue.ts'
import { id, integer, oneOf, optional, orNull, text } from '../http/rules.ts'
import { faultPresets } from '../simulate/fault-presets.ts'
import { faultKinds, fitsPattern, type PlannedFault } from '../simulate/faults.ts'
import { controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { faultEffect } from './fault-effect.ts'
import { describeFault, describeFaults } from './fault-view.ts'
import { anyFields } from './fields.ts'
import { jsonModel, noBody } from './json-model.ts'
import { span } from './times.ts'

const defaultLife = 10 * 60 * 1000
const longestLife = 7 * 24 * 3600 * 1000
/** Rules kept, those that are over included: the oldest of these go first. */
const capacity = 100
const calls = routes.flatMap(({ sdk }) => (sdk === null ? [] : [sdk])).toSorted()

export const listAllFaults = defineControlRoute({
  ...controlFacts('GET', '/faults'),
  params: {},
  response: jsonModel<{ readonly total: number; readonly faults: readonly Fault[] }>('FaultList'),
  handle(_input, { world: { store, clock } }) {
    const faults = describeFaults(store, clock.realNow())
    return { total: faults.length, faults }
  },
})

export const listFaultChoices = defineControlRoute({
  ...controlFacts('GET', '/faults/choices'),
  params: {},
  response: jsonModel<FaultChoices>('FaultChoices'),
  handle: () => ({
    presets: faultPresets,
    kinds: faultKinds,
    errors: Object.entries(catalogue).map(([type, { code, message }]) => ({ type, code, message })),
    calls,
  }),
})

const count = () => optional(integer({ min: 1, max: 1_000_000 }), undefined)

const params = {
  preset: optional(oneOf(faultPresets.map(({ name }) => name)), null),
  projectId: optional(id(), null),
  sdk: optional(text({ min: 1, max: 128 }), undefined),
  path: optional(text({ min: 1, max: 1024 }), '*'),
  actor: optional(text({ min: 1, max: 36 }), 'anyone'),
  next: orNull(count(), null),
  every: optional(count(), 1),
  percent: optional(integer({ min: 1, max: 100 }), 100),
  seed: optional(integer({ min: 0, max: 2 ** 32 - 1 }), null),
  effect: optional(faultEffect(), undefined),
  lasts: optional(span(), defaultLife),
} as const

export const makeFault = defineControlRoute({
  ...controlFacts('POST', '/faults', 201),
  params: { '*': anyFields(), ...params },
  response: jsonModel<Fault>('Fault'),
  handle({ '*': given, preset, sdk, next, effect, seed, lasts, path, actor, projectId, every, percent }, context) {
    const { store, clock, random } = context.world
    const stranger = Object.keys(given).find((name) => !Object.hasOwn(params, name))
    if (stranger !== undefined) {
      invalid(`A fault has no "${stranger}".`, `It has ${Object.keys(params).join(', ')}.`)
    }
    const base = faultPresets.find(({ name }) => name === preset)
    const chosen = effect ?? base?.effect
    if (chosen === undefined) {
      invalid(
        'Neither an effect nor a preset was given.',
        'Send {"preset":"slow"}, or {"sdk":"account.get","effect":{"kind":"error","type":"user_blocked"},"next":1}.',
      )
    }
    const pattern = sdk ?? base?.sdk ?? '*'
    if (pattern !== '*' && !calls.some((call) => fitsPattern(pattern, call))) {
      invalid(`No SDK call is named ${pattern}.`, 'GET /__emulator/faults/choices lists them; * stands for any text.')
    }
    if (lasts <= 0 || lasts > longestLife) invalid('A fault cannot last so long.', 'Send a span such as 90s, up to 7d.')
    if (!/^[/*]/.test(path)) invalid(`The path ${path} would fit no call.`, 'Send one such as /users/*.')
    const fault: PlannedFault = {
      id: `fault-${random.hex(6)}`,
      projectId,
      sdk: pattern,
      path,
      actor,
      next: next === undefined ? (base?.next ?? null) : next,
      every: every ?? 1,
      percent,
      seed: seed ?? Number.parseInt(random.hex(8), 16),
      effect: chosen,
      createdAt: context.now,
      realEndsAt: clock.realNow() + lasts,
    }
    context.history.commit(`Add a fault: ${ruleSentence(fault)}`, () => {
      for (const old of superfluous(describeFaults(store, clock.realNow()))) removeFault(store, old.id)
      putFault(store, fault)
    })
    return describeFault(store, fault, clock.realNow())
  },
})

function superfluous(faults: readonly Fault[]): readonly Fault[] {
  const excess = faults.length + 1 - capacity
  if (excess <= 0) return []
  const over = faults.filter(({ state }) => state !== 'on')
  if (over.length < excess) invalid(`There are ${capacity} faults.`, 'Take some away with DELETE /__emulator/faults.')
  return over.slice(0, excess)
}

export const deleteFault = defineControlRoute({
  ...controlFacts('DELETE', '/faults/:faultId', 204),
  params: { faultId: text({ min: 1, max: 64 }) },
  response: noBody,
  handle({ faultId }, { history, world: { store } }) {
    const fault = findFault(store, faultId) ?? notFound(`fault "${faultId}"`, 'List them with GET /__emulator/faults.')
    history.commit(`Take a fault away: ${ruleSentence(fault)}`, () => removeFault(store, fault.id))
  },
})

export const deleteFaults = defineControlRoute({
  ...controlFacts('DELETE', '/faults', 204),
  params: {},
  response: noBody,
  handle(_input, { history, world: { store } }) {
    history.commit('Clear all faults', () => clearFaults(store))
  },
})
