import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { type DataFile, type Durability, openDataFile } from '../../src-main/host/data-file.ts'
import type { FileSystem } from '../../src-main/host/file-system.ts'
import { HostError } from '../../src-main/host/host-error.ts'
import { openStore, type Store } from '../../src-shared/store/store.ts'
import type { Team } from '../../src-shared/store/tables/teams.ts'
import { createDisk, type Disk, divisible, type Failure, type PowerCut } from '../host/memory-disk.ts'
import { temporaryFolder } from '../host/temporary-folder.ts'
import { version1Database, version1Log } from '../support/version-1.ts'

/** What became of a write: `unknown` when nobody was told. */
type Outcome = 'saved' | 'refused' | 'unknown'

interface Played {
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** As the process would have left the disk if it had ended right behind a refusal. */
  readonly refusals: readonly { readonly disk: Disk; readonly outcomes: ReadonlyMap<string, Outcome> }[]
}

const never = { commits: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }

interface Opened {
  readonly dataFile: DataFile
  readonly store: Store
}

const sql = await initSqlJs()

async function open(path: string, files: FileSystem, durability: Durability): Promise<Opened> {
  const { dataFile, stored } = openDataFile(path, { files, durability, compactAfter: never, retryAfterMilliseconds: 1 })
  try {
    const store = openStore({ sql, stored, commitLog: dataFile.commitLog, onCommit: () => undefined })
    await dataFile.attach({ exportDatabase: () => store.database.export() })
    return { dataFile, store }
  } catch (error) {
    quietly(() => dataFile.abandon())
    throw error
  }
}

/** Writes one by one, two at once, before, during and behind a compaction, then a clean close. */
async function play(disk: Disk, path: string, durability: Durability): Promise<Played> {
  const outcomes = new Map<string, Outcome>()
  const refusals: { disk: Disk; outcomes: ReadonlyMap<string, Outcome> }[] = []
  const opened = await open(path, disk.files, durability).catch((error: unknown) => {
    if (!(error instanceof HostError)) throw error
  })
  if (opened === undefined) return { outcomes, refusals }
  const { dataFile, store } = opened
  const add = async (id: string): Promise<void> => {
    const outcome = await write(opened, id)
    outcomes.set(id, disk.isKilled ? 'unknown' : outcome)
    if (outcomes.get(id) === 'refused') refusals.push({ disk: disk.afterwards(), outcomes: new Map(outcomes) })
  }
  await add('one')
  await Promise.all([add('two'), add('three')])
  const compaction = dataFile.compact().catch(() => undefined)
  await add('four')
  await compaction
  await add('five')
  // A disk that failed once is found well again without anybody's doing. It may fail in one of these two.
  for (const id of ['six', 'seven']) {
    await expect.poll(() => disk.isKilled || dataFile.status().state === 'saved', { interval: 1 }).toBe(true)
    await add(id)
  }
  if (!disk.isKilled) {
    expect([outcomes.get('six'), outcomes.get('seven')]).toContain('saved')
    await dataFile.close().catch(() => undefined)
  }
  quietly(() => dataFile.abandon())
  store.database.close()
  return { outcomes, refusals }
}

/** Two rows in one commit. */
async function write({ store, dataFile }: Opened, name: string): Promise<Outcome> {
  try {
    store.commit(() => {
      for (const half of ['left', 'right']) store.teams.insert(team(name, half))
    })
  } catch (error) {
    expect(error).toMatchObject({ status: 503 })
    return 'refused'
  }
  return dataFile.durable().then(
    () => 'saved',
    () => 'unknown',
  )
}

function team(name: string, half: string): Omit<Team, 'sequence'> {
  const id = `${name}-${half}`
  return { projectId: 'demo', id, name, createdAt: 0, updatedAt: 0, total: 0, prefs: {}, search: id }
}

/** The next process finds what was saved and nothing that was refused, each write whole or not at all, and goes on. */
async function checkNext(
  disk: Disk,
  path: string,
  durability: Durability,
  { outcomes }: Pick<Played, 'outcomes'>,
): Promise<void> {
  const next = await open(path, disk.files, durability)
  const found = Map.groupBy(next.store.teams.list({}), ({ name }) => name)
  for (const [name, outcome] of outcomes) {
    const rows = found.get(name)?.length ?? 0
    const possible = outcome === 'saved' ? [2] : outcome === 'refused' ? [0] : [0, 2]
    if (!possible.includes(rows)) throw new Error(`${name} was ${outcome} and has ${rows} of 2 rows`)
  }
  expect(await write(next, 'next')).toBe('saved')
  next.dataFile.abandon()
  next.store.database.close()
}

function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // Of a disk that is to fail.
  }
}

/** Disks to start from. */
const beginnings: Readonly<Record<string, (path: string) => Promise<Disk>>> = {
  'nothing yet': async () => createDisk(),
  'a database and a log with a torn record': async (path) => {
    const disk = createDisk()
    const opened = await open(path, disk.files, 'process')
    await write(opened, 'before')
    disk.failAt(disk.calls.length + 1, 'torn')
    await write(opened, 'torn')
    expect(disk.isKilled).toBe(true)
    quietly(() => opened.dataFile.abandon())
    return disk.afterwards()
  },
  'a database of version 1 and its log': async (path) =>
    createDisk({ [path]: Buffer.from(await version1Database()), [`${path}-log`]: version1Log }),
}

/** What `npm test` tries; the other combinations repeat most of these and are for `npm run crash`. */
const inEveryRun: readonly string[] = [
  'nothing yet, power',
  'a database and a log with a torn record, power',
  'a database of version 1 and its log, process',
]
const isLong = process.env['OFFWRITE_CRASH_ROUNDS'] !== undefined

const failures: readonly Failure[] = ['error', 'late', 'short', 'cut', 'kill', 'torn']
const powerCuts: readonly (PowerCut | undefined)[] = [undefined, 'synced', 'synced with names']

for (const [beginning, begin] of Object.entries(beginnings)) {
  for (const durability of ['process', 'power'] as const) {
    const third = inEveryRun.indexOf(`${beginning}, ${durability}`)
    if (!isLong && third === -1) continue
    test(
      `disk: whichever call fails, nothing saved is lost (${beginning}, ${durability})`,
      { timeout: 240_000 },
      async () => {
        const path = join(temporaryFolder(), 'state.db')
        const start = await begin(path)
        const whole = start.afterwards()
        const clean = await play(whole, path, durability)
        expect([...clean.outcomes.values()]).toEqual(Array.from({ length: 7 }, () => 'saved'))
        expect(whole.calls.length).toBeGreaterThan(30)
        for (const [at, name] of whole.calls.entries()) {
          for (const [kind, failure] of failures.entries()) {
            // Between them the three try every failure of a call of every kind; `npm run crash` tries all of it in each.
            if (!isLong && (at + kind) % inEveryRun.length !== third) continue
            if (!divisible.has(name) && (failure === 'short' || failure === 'cut' || failure === 'torn')) continue
            const disk = start.afterwards()
            disk.failAt(at, failure)
            try {
              const played = await play(disk, path, durability)
              const cuts = durability === 'power' && disk.isKilled ? powerCuts : [undefined]
              for (const cut of cuts) await checkNext(disk.afterwards(cut), path, durability, played)
              for (const refusal of played.refusals) await checkNext(refusal.disk, path, durability, refusal)
            } catch (error) {
              throw new Error(`${failure} at call ${at} of ${whole.calls.length}, ${name}`, { cause: error })
            }
          }
        }
      },
    )
  }
}
