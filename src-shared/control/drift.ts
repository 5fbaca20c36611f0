/** What has changed: since the baseline, or from one snapshot to another. */
import type { Drift, SnapshotDiff } from '../contract/snapshots.ts'
import { faultIdOf } from '../domain/faults.ts'
import { isoTime } from '../domain/time.ts'
import { integer, optional, text } from '../http/rules.ts'
import { isOptional, optionalTables } from '../snapshot/document.ts'
import { diffRows, diffStates } from '../snapshot/diff.ts'
import type { Change } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import { type ControlContext, controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { describeChange } from './requests.ts'

const mostRecords = 1000

/** 0 asks for the counts alone. */
const shown = { limit: optional(integer({ min: 0, max: mostRecords }), mostRecords) } as const

export const getDrift = defineControlRoute({
  ...controlFacts('GET', '/drift'),
  params: shown,
  response: jsonModel<Drift>('Drift'),
  async handle({ limit }, { snapshots, world: { store } }) {
    const { baseline, changes } = await snapshots.drift()
    // Whoever reads an inbox has changed nothing; a message comes beside the record that it is about.
    const told = changes.filter(
      (change) => !optionalTables.messages.some((name) => name === change.table) && !isFaultCount(store, change),
    )
    return {
      baseline:
        baseline === null ? null : { name: 'baseline', from: baseline.from, capturedAt: isoTime(baseline.capturedAt) },
      ...describeDiff(store, diffRows(store.tables, told), limit),
    }
  },
})

/**
 * Users of a project with a record, their own or one of theirs, that is another now: since the baseline (`yes`, `no`) or
 * since the snapshot of that name.
 */
export async function changedUsers(
  { snapshots, world: { store } }: ControlContext,
  projectId: string,
  since: string,
): Promise<readonly string[]> {
  const isBaseline = ['yes', 'no', 'baseline'].includes(since)
  const { tables } = store
  const changes = isBaseline
    ? (await snapshots.drift()).changes
    : diffStates(
        tables,
        (await snapshots.library.open(since)).document.state,
        snapshots.capture({ messages: false, logs: false }).state,
      )
  const told = diffRows(
    tables,
    changes.filter(({ table }) => !isOptional(table)),
  )
  const ids = told.flatMap((change) => {
    const row = change.after ?? change.before
    const { id, projectId: ofProject, userId } = row === null ? {} : store.decode(change.table, change.sequence, row)
    return ofProject === projectId ? [textOf(change.table === 'users' ? id : userId)] : []
  })
  return [...new Set(ids.filter((id) => id !== ''))]
}

/** A call that met a fault has counted it, and changed nothing by that. */
function isFaultCount({ simulation }: Store, { table, sequence, before, after }: Change): boolean {
  const row = after ?? before
  return table === simulation.name && row !== null && faultIdOf(simulation.decode(sequence, row).id)?.isRule === false
}

export const diffSnapshot = defineControlRoute({
  ...controlFacts('GET', '/snapshots/:name/diff'),
  params: {
    name: text({ min: 1, max: 64 }),
    /** Another snapshot; left out: the state as it stands. */
    against: optional(text({ min: 1, max: 64 }), null),
    ...shown,
  },
  response: jsonModel<SnapshotDiff>('SnapshotDiff'),
  async handle({ name, against, limit }, { snapshots, world: { store } }) {
    const { library } = snapshots
    const from = (await library.open(name)).document
    const to =
      against === null ? snapshots.capture({ messages: true, logs: false }) : (await library.open(against)).document
    return describeDiff(store, diffStates(store.tables, from.state, to.state), limit)
  },
})

function describeDiff(store: Store, changes: readonly Change[], limit: number): SnapshotDiff {
  const count = (table: string, matches: (change: Change) => boolean) =>
    changes.filter((change) => change.table === table && matches(change)).length
  return {
    total: changes.length,
    tables: [...new Set(changes.map(({ table }) => table))].map((table) => ({
      table,
      created: count(table, ({ before }) => before === null),
      changed: count(table, ({ before, after }) => before !== null && after !== null),
      deleted: count(table, ({ after }) => after === null),
    })),
    records: changes.slice(0, limit).map((change) => {
      const row = change.after ?? change.before
      const { id, name, projectId, userId } = row === null ? {} : store.decode(change.table, change.sequence, row)
      return {
        ...describeChange(store, change),
        projectId: textOf(projectId),
        userId: (change.table === 'users' ? textOf(id) : textOf(userId)) || null,
        title: textOf(name),
      }
    }),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
