/** The baseline, when it is read, restored and saved at the same time. */
import { expect, test } from 'vitest'
import { createMemoryFiles } from '../../src-shared/snapshot/memory-files.ts'
import { newWorld, type World } from '../support/world.ts'
import { drift, saved } from './support.ts'

test('drift: a baseline that is saved while the file of the one before is read counts', async () => {
  const memory = createMemoryFiles()
  const first = await newWorld({ snapshots: memory })
  await saved(first, 'baseline')
  await first.server('POST', '/users', { userId: 'new' })
  const stored = { database: first.emulator.exportDatabase().bytes, commits: [] }
  let readings = 0
  const second: World = await newWorld({
    stored,
    snapshots: {
      ...memory,
      async read(name) {
        const text = await memory.read(name)
        readings += 1
        // Whether it is there is the first.
        if (readings === 2) await saved(second, 'baseline')
        return text
      },
    },
  })
  expect((await drift(second)).total).toBe(0)
  await second.emulator.reset()
  expect((await second.server('GET', '/users/new')).status).toBe(200)
})

test('drift: what is written right after the baseline is restored has changed since', async () => {
  const memory = createMemoryFiles()
  let writings = 0
  const world: World = await newWorld({
    snapshots: {
      ...memory,
      async write(name, text) {
        // While the automatic snapshot is written, and while it is written again for that.
        if (name.startsWith('auto')) await world.server('POST', '/users', { userId: `during-${(writings += 1)}` })
        await memory.write(name, text)
      },
    },
  })
  await saved(world, 'baseline')
  await world.control('POST', '/snapshots/baseline/restore', {})
  expect((await drift(world)).records).toEqual(['created users during-2'])
})
