/** Faults in the control API: rules made, listed, taken away, put back, ended by themselves, and told to whoever listens. */
import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import type { EmulatorEvent } from '../../src-shared/index.ts'
import { faultPresets } from '../../src-shared/simulate/fault-presets.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { frozenAt, newWorld, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { addFault, faults, only, touchedBy } from './rules.ts'

const minute = 60_000
const drop = { kind: 'drop' } as const

async function realNow({ control }: World): Promise<number> {
  return Date.parse(String((await control('GET', '/clock')).body.realNow))
}

async function simulated({ control }: World): Promise<unknown> {
  const { body } = await control('GET', '/')
  return Array.isArray(body.simulated)
    ? body.simulated.filter(isObject).filter(({ kind }) => kind === 'fault')
    : undefined
}

test('faults: a rule comes back whole, with a sentence that says it', async () => {
  const world = await newWorld()
  const before = await realNow(world)
  const { status, body } = await world.control('POST', '/faults', {
    sdk: 'account.createEmailPasswordSession',
    next: 2,
    seed: 9,
    effect: { kind: 'error', type: 'general_rate_limit_exceeded' },
  })
  const after = await realNow(world)
  expect(status).toBe(201)
  expect(body).toEqual({
    id: expect.stringMatching(/^fault-[0-9a-f]{6}$/),
    projectId: null,
    sdk: 'account.createEmailPasswordSession',
    path: '*',
    actor: 'anyone',
    next: 2,
    every: 1,
    percent: 100,
    seed: 9,
    effect: { kind: 'error', type: 'general_rate_limit_exceeded' },
    sentence: 'account.createEmailPasswordSession by anyone → answers general_rate_limit_exceeded · next 2 calls',
    createdAt: frozenAt,
    realEndsAt: expect.any(String),
    state: 'on',
    matched: 0,
    hits: 0,
  })
  const endsAt = Date.parse(String(body.realEndsAt))
  expect(endsAt).toBeGreaterThanOrEqual(before + 10 * minute)
  expect(endsAt).toBeLessThanOrEqual(after + 10 * minute)
  expect((await world.control('GET', '/faults')).body).toEqual({ total: 1, faults: [body] })
})

test.each([
  [{ effect: drop }, 'any call by anyone → drops the connection'],
  [{ sdk: 'users.*', actor: 'key', every: 3, effect: drop }, 'users.* by key → drops the connection · every 3rd call'],
  [{ every: 11, percent: 25, effect: drop }, 'any call by anyone → drops the connection · every 11th call · 25 %'],
  [{ path: '/teams/*', next: 1, effect: { kind: 'empty-body' } }, '/teams/* by anyone → sends no body · next call'],
  [{ sdk: 'account.get', path: '/account', effect: drop }, 'account.get at /account by anyone → drops the connection'],
  [{ effect: { kind: 'delay', milliseconds: 300 } }, 'any call by anyone → waits 300 ms'],
  [{ effect: { kind: 'delay-message', milliseconds: 90_000 } }, 'any call by anyone → delivers the message 90 s late'],
  [{ preset: 'slow', next: 5 }, 'any call by anyone → waits 1.5 s to 4 s · next 5 calls'],
  [{ preset: 'session-dies', actor: 'grace' }, 'any call by grace → ends the session first · next call'],
])('faults: %j is said as "%s"', async (given, sentence) => {
  const { control } = await newWorld()
  expect((await control('POST', '/faults', given)).body.sentence).toBe(sentence)
})

test('faults: one of a preset does what the preset says', async () => {
  const struck: Record<string, string> = {}
  for (const { name, label } of faultPresets) {
    const world = await newWorld({
      timer(_milliseconds, call) {
        queueMicrotask(call)
        return () => undefined
      },
    })
    const { session } = await world.signedIn()
    const id = await addFault(world, { preset: name })
    expect(label).toBeTruthy()
    const request = new Request('http://localhost/v1/account/verifications/email', {
      method: 'POST',
      headers: { 'x-appwrite-project': 'demo', 'x-appwrite-session': session, 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'http://localhost/verify' }),
    })
    const { response } = await world.emulator.exchange(request)
    const inbox = must(await world.control('GET', '/inbox')).body.total
    const touched = response.headers.get('x-emulator-fault') === id
    struck[name] =
      `${response.type === 'error' ? 'no answer' : response.status} ${touched ? 'touched' : 'untouched'}, ${String(inbox)} in the inbox`
  }
  expect(struck).toEqual({
    'server-down': 'no answer untouched, 0 in the inbox',
    slow: '201 touched, 1 in the inbox',
    'rate-limited': '429 touched, 0 in the inbox',
    'code-never-arrives': '201 touched, 0 in the inbox',
    'session-dies': '401 touched, 0 in the inbox',
    // Its place is the return from a provider.
    'provider-says-no': '201 untouched, 1 in the inbox',
  })
})

test('faults: the control client makes them, lists them and takes them away', async () => {
  const { emulator } = await newWorld()
  const client = createControlClient({
    origin: 'http://localhost',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })
  const one = await client.createFault({ preset: 'slow', next: null, projectId: 'demo' })
  const two = await client.createFault({ sdk: 'users.*', effect: { kind: 'delay', milliseconds: 20 } })
  expect(two.effect).toEqual({ kind: 'delay', milliseconds: 20, upToMilliseconds: 20 })
  expect(await client.faults()).toEqual({ total: 2, faults: [one, two] })
  expect((await client.faultChoices()).presets).toHaveLength(6)
  await client.deleteFault(one.id)
  expect((await client.faults()).faults).toEqual([two])
  await client.clearFaults()
  expect((await client.faults()).total).toBe(0)
})

test('faults: what a rule may name is listed', async () => {
  const { control } = await newWorld()
  const { body } = await control('GET', '/faults/choices')
  expect(body.presets).toEqual(faultPresets)
  expect(faultPresets.map(({ label }) => label)).toEqual([
    'Server down',
    'Slow',
    'Rate limited',
    'Code never arrives',
    'Session dies on next call',
    'Provider says no',
  ])
  expect(body.errors).toContainEqual({
    type: 'user_blocked',
    code: 403,
    message: expect.any(String),
  })
  expect(body.calls).toContain('account.createEmailPasswordSession')
  const kinds = Array.isArray(body.kinds) ? body.kinds.map(String) : []
  for (const kind of kinds) {
    const needs = { error: { type: 'user_blocked' }, reply: { status: 503 }, delay: { milliseconds: 1 } }
    const more = kind in needs ? Object.entries(needs).find(([name]) => name === kind)?.[1] : {}
    const late = kind === 'delay-message' ? { milliseconds: 1 } : {}
    const made = await control('POST', '/faults', { effect: { kind, ...more, ...late } })
    expect(made.status, made.story).toBe(201)
  }
  expect(kinds).toHaveLength(14)
})

test.each([
  [{}, 'Neither an effect nor a preset'],
  [{ preset: 'earthquake' }, 'preset'],
  [{ effect: { kind: 'explode' } }, 'kind'],
  [{ effect: { kind: 'error', type: 'user_bloked' } }, 'type'],
  [{ effect: { kind: 'error' } }, 'type'],
  [{ effect: { kind: 'reply', status: 99 } }, 'status'],
  [{ effect: { kind: 'reply', status: 600 } }, 'status'],
  [{ effect: { kind: 'delay', milliseconds: -1 } }, 'milliseconds'],
  [{ effect: { kind: 'drop', milliseconds: 5 } }, 'milliseconds'],
  [{ effect: drop, sdk: 'account.gett' }, 'account.gett'],
  [{ effect: drop, path: 'users/*' }, 'users/*'],
  [{ effect: drop, every: 0 }, 'every'],
  [{ effect: drop, percent: 0 }, 'percent'],
  [{ effect: drop, percent: 101 }, 'percent'],
  [{ effect: drop, next: 0 }, 'next'],
  [{ effect: drop, lasts: 'long' }, 'lasts'],
  [{ effect: drop, lasts: '-1m' }, 'so long'],
  [{ effect: drop, lasts: '0s' }, 'so long'],
  [{ effect: drop, lasts: '8d' }, 'so long'],
  [{ effect: drop, seed: -1 }, 'seed'],
  [{ effect: drop, times: 3 }, 'times'],
])('faults: %j is refused, and says why', async (given, named) => {
  const world = await newWorld()
  const { status, body } = await world.control('POST', '/faults', given)
  expect([status, body.type]).toEqual([400, 'invalid'])
  expect(String(body.message)).toContain(named)
  expect(String(body.hint).length).toBeGreaterThan(10)
  expect(await faults(world)).toEqual([])
})

test('faults: one of a hundred more pushes out what is over, and nothing that is on', async () => {
  const world = await newWorld()
  const used = await addFault(world, { sdk: 'account.get', effect: drop, next: 1 })
  await world.emulator.exchange(
    new Request('http://localhost/v1/account', { headers: { 'x-appwrite-project': 'demo' } }),
  )
  for (let count = 0; count < 99; count += 1) await addFault(world, { sdk: 'users.get', effect: drop })
  expect((await faults(world))[0]).toMatchObject({ id: used, state: 'used-up' })
  await addFault(world, { sdk: 'users.get', effect: drop })
  expect((await faults(world)).map(({ id }) => id)).not.toContain(used)
  const refused = await world.control('POST', '/faults', { effect: drop })
  expect([refused.status, refused.body.message]).toEqual([400, 'There are 100 faults.'])
})

test('faults: the status has a pill with their count while they are on, and when the next ends', async () => {
  const world = await newWorld()
  expect(await simulated(world)).toEqual([])
  const id = await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' }, next: 1 })
  const [first] = await faults(world)
  const pill = { kind: 'fault', projectId: null, label: '1 fault', realEndsAt: first?.realEndsAt }
  expect(await simulated(world)).toEqual([pill])
  await addFault(world, { preset: 'slow', sdk: 'users.*', lasts: '1h' })
  expect(await simulated(world)).toEqual([{ ...pill, label: '2 faults' }])
  expect(touchedBy(await world.call('GET', '/account'))).toBe(id)
  expect(await simulated(world)).toEqual([{ ...pill, realEndsAt: (await faults(world))[1]?.realEndsAt }])
})

test('faults: one ends by itself when its real time is over, whatever the emulator time', async () => {
  const world = await newWorld()
  const id = await addFault(world, { effect: { kind: 'error', type: 'user_blocked' } })
  await world.control('POST', '/clock/advance', { by: '30d' })
  expect(touchedBy(await world.call('GET', '/account'))).toBe(id)
  await world.control('DELETE', '/faults')
  await addFault(world, { effect: { kind: 'error', type: 'user_blocked' }, lasts: '1ms' })
  const endsAt = Date.parse(String((await faults(world))[0]?.realEndsAt))
  while ((await realNow(world)) < endsAt);
  expect((await only(world)).state).toBe('timed-out')
  expect(touchedBy(await world.call('GET', '/account'))).toBeNull()
  expect(await simulated(world)).toEqual([])
})

test('faults: a share of calls is struck, the same with the same seed', async () => {
  const series = async (seed: number) => {
    const world = await newWorld()
    await addFault(world, { percent: 40, seed, effect: { kind: 'error', type: 'user_blocked' } })
    const marks: string[] = []
    for (let count = 0; count < 60; count += 1) {
      marks.push(touchedBy(await world.call('GET', '/ping')) === null ? '-' : 'x')
    }
    const { matched, hits } = await only(world)
    expect([matched, hits]).toEqual([60, marks.filter((mark) => mark === 'x').length])
    return marks.join('')
  }
  const first = await series(5)
  expect(await series(5)).toBe(first)
  expect(await series(6)).not.toBe(first)
  expect(first).toMatch(/x.*-.*x/)
})

test('faults: listeners hear of a rule, of every call that met it, and of its end', async () => {
  const world = await newWorld()
  const heard: EmulatorEvent[] = []
  const stop = world.emulator.subscribe((event) => heard.push(event))
  const id = await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' }, next: 1 })
  await world.call('GET', '/account')
  await world.control('DELETE', '/faults')
  stop()
  const words = heard.flatMap((event) =>
    event.type === 'fault'
      ? [`${event.operation} ${event.fault.id === id ? '' : '?'}${event.fault.state} ${event.fault.hits}`]
      : event.type === 'status'
        ? ['status']
        : event.type === 'exchange'
          ? [event.exchange.tags.join()]
          : [],
  )
  expect(words).toEqual(['status', 'created on 0', 'changed used-up 1', 'status', 'fault', 'status', 'deleted on 0'])
})
