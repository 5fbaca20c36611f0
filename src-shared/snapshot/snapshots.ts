/** Taking snapshots, going back to them, and knowing what has changed since the baseline. */
import type { RestoreChoices } from '../contract/snapshots.ts'
import type { SnapshotFiles, SnapshotSource } from '../emulator.ts'
import { putClock, readClock } from '../domain/simulation.ts'
import { EmulatorError } from '../http/errors.ts'
import { type ClockState, putBackAfter } from '../simulate/clock.ts'
import type { RateLimits } from '../simulate/rate-limits.ts'
import type { Change } from '../store/change.ts'
import type { AnyTable, Store } from '../store/store.ts'
import { type Baseline, createBaseline } from './baseline.ts'
import { captureState, type Captured } from './capture.ts'
import { isOptional, optionalTables, type SnapshotDocument } from './document.ts'
import { baselineName, createLibrary, type Library, refuseDamage } from './library.ts'
import { readDocument } from './reading.ts'
import { planRecords } from './restore-records.ts'
import { planUsers, recountTeams } from './restore-users.ts'
import { applyDifferences, differencesIn, type Plan, planWhole, type WholeChoices } from './restore.ts'

/** Tables that hold how the emulator is set up, and not what was made with it: an empty state has them as they were. */
const setUp: readonly string[] = ['projects', 'keys', 'providers', 'oauth2Answers', 'simulation']

export interface BaselineInfo {
  readonly from: string
  readonly capturedAt: number
}

/** What a reset goes back to. */
interface Standing {
  readonly info: BaselineInfo | null
  readonly random: number | null
  /** When it stood so, by the host's clock. */
  readonly realSince: number
}

export interface Snapshots {
  readonly library: Library
  /** What has changed since the baseline, row by row. */
  drift(): Promise<{ readonly baseline: BaselineInfo | null; readonly changes: readonly Change[] }>
  capture(choices: {
    readonly messages: boolean
    readonly logs: boolean
    readonly note?: string
    readonly tags?: readonly string[]
  }): SnapshotDocument
  /** Reads a document; refuses one with damage. */
  read(source: SnapshotSource): SnapshotDocument
  /** Takes an automatic snapshot before a step that destroys; answers its name. */
  keepBefore(step: string): Promise<string>
  /** Does `work` after an automatic snapshot of all that it found, and answers the name of that. */
  destroy<T>(step: string, work: () => T): Promise<{ readonly result: T; readonly before: string }>
  /** Call it inside a transaction. Answers by how much times were moved. `clock`: how it stands then; else as it did. */
  restore(document: SnapshotDocument, choices: RestoreChoices, clock?: ClockState): number
  /** The baseline's file has come: it is what drift is counted from. */
  adoptBaseline(document: SnapshotDocument): void
  /** The state as it stands is the baseline; `info` when it was just restored from its file. */
  standOn(info: (BaselineInfo & { readonly random: number | null }) | null): void
  /** To be called, and awaited, before `resetToBaseline`. */
  loadBaseline(): Promise<void>
  /** Call it inside a transaction. */
  resetToBaseline(): void
  /** As `resetToBaseline`, for one project; one that was made since keeps its keys. Call it inside a transaction. */
  resetProject(projectId: string): void
  /** Call it inside a transaction: projects with settings, keys and providers stay, and so does what is simulated. */
  resetToEmpty(): void
  follow(changes: readonly Change[]): void
}

export function createSnapshots(
  world: Captured & { readonly rateLimits: RateLimits },
  files: SnapshotFiles,
): Snapshots {
  const { store, clock, random, rateLimits } = world
  const { tables } = store
  const library = createLibrary(files, tables)
  const tableNamed = (name: string): AnyTable => tables.find((table) => table.name === name) ?? unknownTable(name)
  const baseline: Baseline = createBaseline(tableNamed)
  let standing: Standing = { info: null, random: null, realSince: clock.realNow() }
  let loading: Promise<void> | null = null

  function repeatSeed(state: number | null): void {
    rateLimits.clearAll()
    if (random.seeded !== null && state !== null) random.seeded.state = state
  }

  const captureBefore = (step: string): SnapshotDocument =>
    captureState(world, { optional: Object.values(optionalTables).flat(), note: `Before: ${step}`, tags: [] })

  function adoptBaseline({ info, state }: SnapshotDocument): void {
    const differing = tables.flatMap((table) => {
      const rows = state.get(table.name)
      if (rows === undefined && isOptional(table.name)) return []
      const wanted = rows ?? new Map()
      return differencesIn(table, table.rows(), wanted).map(({ sequence, after }): Change => ({
        table: table.name,
        sequence,
        before: after,
        after: null,
      }))
    })
    baseline.mark(differing)
    standing = { info, random: info.random, realSince: info.realCapturedAt }
    loading = Promise.resolve()
  }

  function standOn(info: (BaselineInfo & { readonly random: number | null }) | null): void {
    baseline.mark([])
    standing = { info, random: info?.random ?? random.seeded?.state ?? null, realSince: clock.realNow() }
    // Its file has other times by now.
    if (info !== null) loading = Promise.resolve()
  }

  function loadBaseline(): Promise<void> {
    // Only when it is asked for: a start should not wait for it.
    return (loading ??= readBaseline())
  }

  async function readBaseline(): Promise<void> {
    const before = standing
    try {
      const document = (await library.has(baselineName)) ? await library.openWhole(baselineName) : null
      // Another has come while this one was read: that one counts.
      if (document !== null && standing === before) adoptBaseline(document)
    } catch (error) {
      if (standing !== before) return
      loading = null
      throw error
    }
  }

  /** Null when the whole of it is asked for. */
  function planPart(
    document: SnapshotDocument,
    choices: WholeChoices,
    { users, records, projectId: only }: Pick<RestoreChoices, 'users' | 'records' | 'projectId'>,
  ): Plan | null {
    if (users === undefined && records === undefined) return null
    if (choices.clock !== null) {
      throw new EmulatorError(
        400,
        'invalid',
        "The clock is everybody's.",
        'Restore users or records with dates "keep" or "shift".',
      )
    }
    if (users !== undefined && records !== undefined) {
      throw new EmulatorError(400, 'invalid', 'Both users and records were given.', 'Send one of the two.')
    }
    const projectId = only ?? null
    return records === undefined
      ? planUsers(world, document, { ...choices, users: users ?? [], projectId })
      : planRecords(world, document, { ...choices, records, projectId })
  }

  const putBack = (changes: readonly Change[]): void =>
    applyDifferences(
      changes.map(({ table, sequence, before }) => ({ table: tableNamed(table), sequence, after: before })),
    )

  return {
    library,
    follow: baseline.follow,
    adoptBaseline,
    standOn,
    loadBaseline,
    async drift() {
      await loadBaseline()
      return { baseline: standing.info, changes: baseline.changes() }
    },
    capture: ({ messages, logs, note = '', tags = [] }) =>
      captureState(world, {
        optional: [...(messages ? optionalTables.messages : []), ...(logs ? optionalTables.logs : [])],
        note,
        tags,
      }),
    read(source) {
      const { document, damage } = readDocument(source, tables)
      refuseDamage('The document', damage, 'leave those records out')
      return document
    },
    keepBefore: (step) => library.saveAutomatic(captureBefore(step)),
    async destroy(step, work) {
      const { commitNumber } = store.database
      const before = await library.saveAutomatic(captureBefore(step))
      // What was written while the file was: `work` destroys that too.
      const late = store.database.commitNumber === commitNumber ? null : captureBefore(step)
      const result = work()
      if (late !== null) await library.save(before, late)
      return { result, before }
    },
    restore(document, { dates = 'shift', sessions = 'keep', messages = 'keep', ...part }, given) {
      const frozen = dates === 'clock' ? ({ mode: 'frozen', at: document.info.capturedAt } as const) : null
      const clock = given ?? frozen
      const choices = { dates: dates === 'clock' ? 'keep' : dates, clock, sessions, messages } as const
      const planned = planPart(document, choices, part)
      if (planned !== null) {
        const { changes } = store.commit(() => applyDifferences(planned.differences))
        recountTeams(store, changes)
        return planned.shiftedMilliseconds
      }
      const plan = planWhole(world, document, choices)
      applyDifferences(plan.differences)
      repeatSeed(document.info.random)
      return plan.shiftedMilliseconds
    },
    resetToBaseline() {
      putBack(baseline.changes())
      const left = readClock(store)
      const again = putBackAfter(left, clock.realNow() - standing.realSince)
      if (again !== left) putClock(store, again)
      repeatSeed(standing.random)
    },
    resetProject(projectId) {
      const own = baseline.changes().filter((change) => isOf(store, change, projectId))
      const isNew = own.some(({ table, before }) => table === 'projects' && before === null)
      putBack(own.filter(({ table }) => !isNew || !['projects', 'keys'].includes(table)))
      const record = store.projects.first({ id: projectId })
      if (!isNew || record === null) return
      // As it was made: that is all that a new project can be given.
      const { rateLimits } = record.settings
      store.projects.update({ ...record, settings: rateLimits === undefined ? {} : { rateLimits } })
    },
    resetToEmpty() {
      applyDifferences(
        tables
          .filter(({ name }) => !setUp.includes(name))
          .flatMap((table) => differencesIn(table, table.rows(), new Map())),
      )
      rateLimits.clearAll()
    },
  }
}

function isOf(store: Store, { table, sequence, before, after }: Change, projectId: string): boolean {
  const row = after ?? before
  if (row === null) return false
  const record = store.decode(table, sequence, row)
  return (table === 'projects' ? record.id : record.projectId) === projectId
}

function unknownTable(name: string): never {
  throw new Error(`There is no table ${name}.`)
}
