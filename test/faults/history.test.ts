/** Faults as part of the state: undone and redone, kept over a restart, gone with a reset. */
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { newWorld, worldOf } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { addFault, faults, only, touchedBy } from './rules.ts'

test('faults: adding one is a step of the history, and undoing it lets calls through, though it was met', async () => {
  const world = await newWorld()
  const { control, call } = world
  const id = await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' }, next: 3 })
  expect(touchedBy(await call('GET', '/account'))).toBe(id)
  const undone = must(await control('POST', '/history/undo'))
  expect(undone.body.title).toBe('Undo: Add a fault: account.get by anyone → answers user_blocked · next 3 calls')
  expect(await faults(world)).toEqual([])
  expect(touchedBy(await call('GET', '/account'))).toBeNull()
  must(await control('POST', '/history/redo'))
  expect(await only(world)).toEqual({ matched: 1, hits: 1, state: 'on' })
  expect(touchedBy(await call('GET', '/account'))).toBe(id)
})

test('faults: one that was taken away comes back with its count', async () => {
  const world = await newWorld()
  const { control, call } = world
  const id = await addFault(world, { effect: { kind: 'error', type: 'user_blocked' }, next: 2 })
  await call('GET', '/account')
  expect((await control('DELETE', `/faults/${id}`)).status).toBe(204)
  expect(await faults(world)).toEqual([])
  expect((await control('DELETE', `/faults/${id}`)).body).toMatchObject({ code: 404, type: 'not_found' })
  must(await control('POST', '/history/undo'))
  expect(await only(world)).toEqual({ matched: 1, hits: 1, state: 'on' })
  await call('GET', '/account')
  expect((await only(world)).state).toBe('used-up')
})

test('faults: clearing all is one step, and puts all of them back', async () => {
  const world = await newWorld()
  const { control, call } = world
  await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' } })
  await addFault(world, { preset: 'code-never-arrives' })
  await call('GET', '/account')
  const before = await faults(world)
  expect((await control('DELETE', '/faults')).status).toBe(204)
  expect([await faults(world), (await call('GET', '/account')).status]).toEqual([[], 401])
  const undone = must(await control('POST', '/history/undo'))
  expect(undone.body.title).toBe('Undo: Clear all faults')
  expect(await faults(world)).toEqual(before)
  expect(outcome(await call('GET', '/account'))).toBe('403 user_blocked')
})

test('faults: a rule and its count outlive a restart', async () => {
  const world = await newWorld()
  const id = await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' }, next: 2 })
  await world.call('GET', '/account')
  const { bytes } = world.emulator.exportDatabase()
  const second = worldOf(await createEmulator({ seed: 2, stored: { database: bytes, commits: [] } }))
  expect(touchedBy(await second.call('GET', '/account'))).toBe(id)
  expect(touchedBy(await second.call('GET', '/account'))).toBeNull()
})

test('faults: a reset to the baseline takes them away', async () => {
  const world = await newWorld()
  await addFault(world, { preset: 'server-down' })
  await world.emulator.reset()
  expect(await faults(world)).toEqual([])
  expect((await world.call('GET', '/ping')).status).toBe(200)
})

test('faults: one is a change since the baseline, however often it was met', async () => {
  const world = await newWorld()
  const drift = async () => (await world.control('GET', '/drift')).body.total
  await addFault(world, { sdk: 'account.get', effect: { kind: 'error', type: 'user_blocked' } })
  expect(await drift()).toBe(1)
  await world.call('GET', '/account')
  await world.call('GET', '/account')
  expect(await drift()).toBe(1)
  await world.control('DELETE', '/faults')
  expect(await drift()).toBe(0)
})
