/** The same emulator at another time. */
import { createEmulator } from '../../src-shared/index.ts'
import { type World, worldOf } from './world.ts'

/** A world with the records of `world`, so many seconds on; its rate limits start anew. */
export async function later({ emulator }: World, seconds: number): Promise<World> {
  const stored = { database: emulator.exportDatabase().bytes, commits: [] }
  const now = new Date(emulator.now() + seconds * 1000)
  // Another seed than the one that made the records, or it would make their ids again.
  return worldOf(await createEmulator({ projectId: 'demo', clock: 'frozen', now, seed: 2, stored }))
}
