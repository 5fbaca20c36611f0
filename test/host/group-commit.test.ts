import { expect, test } from 'vitest'
import { createGroupCommit } from '../../src-main/host/group-commit.ts'

/** Syncs that end when the test says so. */
function controlled() {
  const running: { end(): void; fail(): void }[] = []
  let begun = 0
  const group = createGroupCommit(
    () =>
      new Promise((resolve, reject) => {
        begun += 1
        running.push({ end: resolve, fail: () => reject(new Error('EIO')) })
      }),
  )
  const add = (): Promise<void> => {
    group.appended()
    return group.durable()
  }
  return { group, add, begun: () => begun, running }
}

test('group commit: those who come while a sync runs share the next one', async () => {
  const { add, begun, running } = controlled()
  const order: string[] = []
  const first = add().then(() => order.push('first'))
  const others = ['second', 'third'].map((name) => add().then(() => order.push(name)))
  expect(begun()).toBe(1)
  running[0]?.end()
  await first
  await expect.poll(begun).toBe(2)
  expect(order).toEqual(['first'])
  running[1]?.end()
  await Promise.all(others)
  expect(order).toEqual(['first', 'second', 'third'])
  expect(begun()).toBe(2)
})

test('group commit: every later append has a sync of its own', async () => {
  const { group, add, begun, running } = controlled()
  for (const at of [0, 1, 2]) {
    const done = add()
    expect(begun()).toBe(at + 1)
    running[at]?.end()
    await done
  }
  await group.durable()
  expect(begun()).toBe(3)
})

test('group commit: who appended nothing waits for the sync that runs', async () => {
  const { group, add, running } = controlled()
  const order: string[] = []
  void add()
  const reader = group.durable().then(() => order.push('read'))
  await Promise.resolve()
  expect(order).toEqual([])
  running[0]?.end()
  await reader
})

test('group commit: a sync that fails is told to all who wait for it, and to nobody else', async () => {
  const { add, running } = controlled()
  const first = add()
  const second = add()
  running[0]?.fail()
  await expect(first).rejects.toThrow('EIO')
  await expect.poll(() => running.length).toBe(2)
  running[1]?.end()
  await expect(second).resolves.toBeUndefined()
})

test('group commit: work between syncs meets none, however many follow each other', async () => {
  const { group, add, running } = controlled()
  const order: string[] = []
  const first = add().then(() => order.push('first'))
  const second = add().then(() => order.push('second'))
  const between = group.between(() => order.push('between'))
  running[0]?.end()
  await expect.poll(() => running.length).toBe(2)
  running[1]?.end()
  await Promise.all([first, second, between])
  expect(order.indexOf('between')).not.toBe(-1)
})
