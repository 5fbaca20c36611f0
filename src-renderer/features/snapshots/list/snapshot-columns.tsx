import type { ReactNode } from 'react'
import type { SnapshotSummary } from '../../../../src-shared/contract/snapshots.ts'
import { absoluteTime } from '../../../data/emulator-clock.ts'
import { classes } from '../../../ui/classes.ts'
import type { GridColumn } from '../../../ui/grid/columns.ts'
import { RelativeTime } from '../../../ui/time.tsx'
import { countOf } from '../../../ui/words.ts'
import { baselineName } from '../snapshot-names.ts'

/** A row is a snapshot, or the state at the start as long as nobody saved a baseline. */
export interface SnapshotRow extends SnapshotSummary {
  readonly title: string
  readonly isKept: boolean
}

export const kindTitles = { baseline: 'Baseline', named: 'Named', automatic: 'Automatic' } as const

/** What stands in the list when no baseline was saved. */
const start: SnapshotRow = {
  name: baselineName,
  title: 'State at the start',
  isKept: false,
  kind: 'baseline',
  note: '',
  tags: [],
  from: '',
  capturedAt: null,
  realCapturedAt: null,
  users: 0,
  teams: 0,
  sessions: 0,
  bytes: 0,
  restoresOnStart: false,
  path: null,
}

export function snapshotRows(snapshots: readonly SnapshotSummary[]): readonly SnapshotRow[] {
  const rows = snapshots.map((snapshot): SnapshotRow => ({ ...snapshot, title: snapshot.name, isKept: true }))
  return rows.some(({ kind }) => kind === 'baseline') ? rows : [start, ...rows]
}

/** `distances`: how many records are another now, by name; undefined until it is known. */
export function snapshotColumns(
  distances: ReadonlyMap<string, number> | undefined,
): readonly GridColumn<SnapshotRow>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      width: 176,
      grow: 3,
      priority: 1,
      cell: ({ title, note, from, tags, kind, restoresOnStart }) => (
        <span className="flex min-w-0">
          <span
            className={classes('max-w-full shrink-0 truncate', kind === 'automatic' ? 'text-secondary' : 'font-medium')}
          >
            {title}
          </span>
          <span className="min-w-0 truncate ps-1 text-secondary" title={note === '' ? undefined : note}>
            {kind === 'baseline' && from !== '' ? <Aside>of {from}</Aside> : null}
            {restoresOnStart ? <Aside>on start</Aside> : null}
            {note === '' ? null : <Aside>{note}</Aside>}
            {tags.length === 0 ? null : <Aside>{tags.map((tag) => `#${tag}`).join(' ')}</Aside>}
          </span>
        </span>
      ),
    },
    {
      id: 'kind',
      title: 'Kind',
      width: 72,
      priority: 4,
      cell: ({ kind }) => <span className="text-secondary">{kindTitles[kind]}</span>,
    },
    count('users', 'Users', 2),
    count('teams', 'Teams', 6),
    count('sessions', 'Sessions', 5),
    {
      id: 'distance',
      title: 'Drift',
      width: 88,
      priority: 1,
      align: 'end',
      cell: ({ name }) => {
        const distance = distances?.get(name)
        if (distance === undefined) return null
        return <span className={distance === 0 ? 'text-tertiary' : undefined}>{countOf(distance, 'change')}</span>
      },
    },
    {
      id: 'captured',
      title: 'Captured',
      width: 80,
      priority: 3,
      align: 'end',
      cell: ({ capturedAt, realCapturedAt }) =>
        capturedAt === null ? null : (
          <span className="text-small" title={realCapturedAt === null ? undefined : realWords(realCapturedAt)}>
            <RelativeTime at={capturedAt} />
          </span>
        ),
    },
    {
      id: 'file',
      title: 'File',
      width: 64,
      priority: 7,
      align: 'end',
      cell: ({ bytes, path, isKept }) =>
        isKept ? (
          <span className="text-small text-secondary" title={path ?? 'In memory alone'}>
            {sizeWords(bytes)}
          </span>
        ) : null,
    },
  ]
}

function count(id: 'users' | 'teams' | 'sessions', title: string, priority: number): GridColumn<SnapshotRow> {
  return {
    id,
    title,
    width: 56,
    priority,
    align: 'end',
    cell: (row) => (row.isKept ? <span className="text-secondary">{row[id].toLocaleString('en')}</span> : null),
  }
}

/** The space is read out: without it two words become one. */
function Aside({ children }: { readonly children: ReactNode }) {
  return <span className="ms-1"> {children}</span>
}

function realWords(at: string): string {
  return `${absoluteTime(Date.parse(at), 'local')} by the clock of this computer`
}

export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('en')} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
