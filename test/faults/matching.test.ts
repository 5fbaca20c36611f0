/** Which calls meet a fault, and several faults at once. */
import { expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'
import { outcome } from '../teams/people.ts'
import { addFault, only, touchedBy } from './rules.ts'

test('fault: gentle effects add up, and the first that ends the call is the last one asked', async () => {
  const timer = (_milliseconds: number, call: () => void) => {
    queueMicrotask(call)
    return () => undefined
  }
  const world = await newWorld({ timer })
  const { session } = await world.signedIn()
  const slow = await addFault(world, { effect: { kind: 'delay', milliseconds: 5 } })
  const down = await addFault(world, { effect: { kind: 'error', type: 'general_rate_limit_exceeded' }, next: 1 })
  const rest = await addFault(world, { effect: { kind: 'error', type: 'user_blocked' }, next: 1 })
  const limited = await world.call('GET', '/account', { session })
  expect([outcome(limited), touchedBy(limited)]).toEqual(['429 general_rate_limit_exceeded', `${slow}, ${down}`])
  expect((await world.lastExchange()).tags).toEqual(['fault', 'limited'])
  const blocked = await world.call('GET', '/account', { session })
  expect([outcome(blocked), touchedBy(blocked)]).toEqual(['403 user_blocked', `${slow}, ${rest}`])
  expect(touchedBy(await world.call('GET', '/account', { session }))).toBe(slow)
})

test('fault: is matched by path, project and actor', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  const effect = { kind: 'error', type: 'user_blocked' } as const
  const strikes = async (rule: object) => {
    const id = await addFault(world, { ...rule, effect })
    const replies = [
      await world.call('GET', '/account', { session }),
      await world.call('GET', '/account', { session: ada.session }),
      await world.call('GET', '/account', { project: 'shop' }),
      await world.server('GET', '/users/ada'),
    ]
    await world.control('DELETE', `/faults/${id}`)
    return replies.map((reply) => (touchedBy(reply) === null ? '-' : 'x')).join('')
  }
  expect(await strikes({ actor: 'grace' })).toBe('x---')
  expect(await strikes({ actor: 'user' })).toBe('xx--')
  expect(await strikes({ actor: 'guest' })).toBe('--x-')
  expect(await strikes({ actor: 'key' })).toBe('---x')
  expect(await strikes({ projectId: 'demo' })).toBe('xx-x')
  expect(await strikes({ path: '/users/*' })).toBe('---x')
  expect(await strikes({ path: '/v1/account', sdk: 'account.*' })).toBe('xxx-')
  expect(await strikes({ every: 2 })).toBe('-x-x')
})

test('fault: strikes what has no route too, so that a call that is not emulated can be stood in for', async () => {
  const world = await newWorld()
  const id = await addFault(world, { path: '/databases/*', effect: { kind: 'reply', status: 200, body: { total: 0 } } })
  const stub = await world.server('GET', '/databases/main/tables')
  expect([stub.status, stub.body, touchedBy(stub)]).toEqual([200, { total: 0 }, id])
  expect(await world.lastExchange()).toMatchObject({ status: 200, tags: ['fault'] })
  expect((await world.server('GET', '/storage/buckets')).status).toBe(501)
})

test('fault: leaves the window alone, and the control API', async () => {
  const world = await newWorld()
  await addFault(world, { preset: 'server-down' })
  const fromWindow = await world.call('GET', '/users', {
    key: world.emulator.apiKey,
    headers: { 'x-emulator-source': 'window' },
  })
  expect([fromWindow.status, touchedBy(fromWindow)]).toEqual([200, null])
  expect((await world.control('GET', '/faults')).status).toBe(200)
})

test('fault: a path of control or of a pre-flight is no call', async () => {
  const world = await newWorld()
  await addFault(world, { preset: 'server-down' })
  const preflight = new Request('http://localhost/v1/account', {
    method: 'OPTIONS',
    headers: { origin: 'http://localhost' },
  })
  expect((await world.emulator.exchange(preflight)).response.status).toBe(204)
  expect(await only(world)).toEqual({ matched: 0, hits: 0, state: 'on' })
})
