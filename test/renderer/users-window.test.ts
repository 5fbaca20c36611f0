/** The part of the list that is in view, over a real emulator without a socket. */
import { expect, onTestFinished, test, vi } from 'vitest'
import { createUserWindow, type UserPage, type UserWindow } from '../../src-renderer/features/users/list/user-window.ts'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld } from '../support/world.ts'

async function openList(users: number, order = '-joined') {
  const world = await newWorld()
  const add = async (userId: string) => {
    const { status, story } = await world.server('POST', '/users', { userId, name: userId })
    expect(status, story).toBe(201)
  }
  for (let index = 0; index < users; index += 1) await add(`user-${index}`)
  let calls = 0
  const client = createControlClient({
    origin: 'http://localhost:4280',
    fetch: (path, init) => {
      calls += 1
      return world.emulator.fetch(new Request(path, init))
    },
    schedule: () => () => {},
  })
  const window = createUserWindow((range, signal) => client.users('demo', { order, ...range }, signal))
  onTestFinished(window.start())
  const settled = (check: (state: ReturnType<UserWindow['state']>) => void) =>
    vi.waitFor(() => check(window.state()), { timeout: 5000, interval: 10 })
  await settled(({ total }) => expect(total).toBe(users))
  return { world, window, add, settled, calls: () => calls }
}

test('user list: reads what is in view and no more', async () => {
  const { window, settled } = await openList(300)
  expect(window.state().rows.size).toBeLessThan(150)
  window.look(200, 220)
  await settled(({ rows }) => expect(rows.get(210)?.id).toBe('user-89'))
  expect(window.state().rows.has(120)).toBe(false)
})

test('user list: says how far new users have moved what is in view', async () => {
  const { window, add, settled } = await openList(120)
  window.look(50, 70)
  await settled(({ rows }) => expect(rows.has(70)).toBe(true))
  const first = window.state().rows.get(50)?.id ?? ''
  for (const id of ['one', 'two', 'three']) await add(id)
  window.refresh()
  await settled(({ total, moved }) => expect([total, moved]).toEqual([123, 3]))
  expect(window.state().places.get(first)).toBe(53)
})

test('user list: finds what is in view again after more new users than a reading holds', async () => {
  const { window, add, settled } = await openList(120)
  window.look(10, 30)
  const first = window.state().rows.get(10)?.id ?? ''
  for (let index = 0; index < 500; index += 1) await add(`new-${index}`)
  window.refresh()
  await settled(({ moved }) => expect(moved).toBe(500))
  expect(window.state().places.get(first)).toBe(510)
})

test('user list: a deleted user makes room, the rest stays in view', async () => {
  const { world, window, settled } = await openList(30)
  window.look(0, 20)
  const [, second] = [window.state().rows.get(0), window.state().rows.get(1)]
  await world.server('DELETE', '/users/user-29')
  window.refresh()
  await settled(({ total, moved }) => expect([total, moved]).toEqual([29, -1]))
  expect(window.state().rows.get(0)).toEqual(second)
})

test('user list: many changes are read together', async () => {
  const { window, add, settled, calls } = await openList(10)
  const before = calls()
  for (let index = 0; index < 50; index += 1) {
    await add(`new-${index}`)
    window.refresh()
  }
  await settled(({ total }) => expect(total).toBe(60))
  expect(calls() - before).toBeLessThan(12)
})

test('user list: keeps what it has when a reading fails', async () => {
  const { world, window, settled } = await openList(5)
  world.emulator.close()
  window.refresh()
  await settled(({ error }) => expect(error).not.toBeNull())
  expect(window.state().rows.size).toBe(5)
})

test('user list: a change that comes during a reading that fails is read after it', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const readings: { resolve: (page: UserPage) => void; reject: (error: Error) => void }[] = []
  const window = createUserWindow(() => new Promise((resolve, reject) => readings.push({ resolve, reject })))
  onTestFinished(window.start())
  await vi.advanceTimersByTimeAsync(300)
  window.refresh()
  expect(readings).toHaveLength(1)
  readings[0]?.reject(new Error('gone'))
  await vi.advanceTimersByTimeAsync(0)
  expect(window.state().error?.message).toBe('gone')
  readings[1]?.resolve({ total: 0, users: [] })
  await vi.advanceTimersByTimeAsync(1000)
  expect(window.state()).toMatchObject({ total: 0, error: null })
  expect(readings).toHaveLength(2)
})
