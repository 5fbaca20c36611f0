import { useState } from 'react'
import type { RecordDifference, SnapshotDiff } from '../../../../src-shared/contract/snapshots.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { countOf } from '../../../ui/words.ts'
import { DiffRecord } from './diff-record.tsx'
import { newUsers, shownCounts, spokenCounts, tableTitle } from './diff-words.ts'

/** How a part of what differs is put back. */
export interface RestorePart {
  readonly user: (userId: string, projectId: string) => void
  readonly record: (record: RecordDifference) => void
}

export interface DiffViewProps {
  readonly diff: SnapshotDiff
  /** Left out where no part can be restored alone. */
  readonly restore?: RestorePart
}

/** As many records stand open at once. */
const openRecords = 40
const shownRecords = 100

/** Counts for each collection; opened, its records; opened, their fields. */
export function DiffView({ diff, restore }: DiffViewProps) {
  const { tables, records, total } = diff
  const unknown = newUsers(diff)
  const hasUser = ({ userId, projectId }: RecordDifference) => userId !== null && !unknown.has(`${projectId} ${userId}`)
  return (
    <div className="flex flex-col">
      {tables.map((counts) => (
        <Collection
          key={counts.table}
          counts={counts}
          records={records.filter(({ table }) => table === counts.table)}
          isOpenAtFirst={total <= openRecords}
          hasUser={hasUser}
          restore={restore}
        />
      ))}
      {records.length < total ? (
        <p className="py-2 text-small text-secondary">
          The first {countOf(records.length, 'record')} of {total.toLocaleString('en')}.
        </p>
      ) : null}
    </div>
  )
}

interface CollectionProps {
  readonly counts: SnapshotDiff['tables'][number]
  readonly records: readonly RecordDifference[]
  readonly isOpenAtFirst: boolean
  /** The snapshot knows whose it is. */
  readonly hasUser: (record: RecordDifference) => boolean
  readonly restore: RestorePart | undefined
}

function Collection({ counts, records, isOpenAtFirst, hasUser, restore }: CollectionProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const [isWhole, setWhole] = useState(false)
  const title = tableTitle(counts.table)
  const shown = isWhole ? records : records.slice(0, shownRecords)
  return (
    <section aria-label={title} className="border-t border-hairline py-1 first:border-t-0">
      <h3>
        <Disclosure isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
          <span className="min-w-0 flex-1 truncate font-medium">{title}</span>
          <span aria-hidden className="shrink-0 font-mono text-small text-secondary">
            {shownCounts(counts)}
          </span>
          <span className="sr-only">{spokenCounts(counts)}</span>
        </Disclosure>
      </h3>
      {isOpen ? (
        <ul className="ps-5">
          {shown.map((record) => (
            <DiffRecord
              key={`${record.projectId} ${record.id}`}
              record={record}
              hasUser={hasUser(record)}
              restore={restore}
            />
          ))}
          {shown.length < records.length ? (
            <li>
              <button type="button" onClick={() => setWhole(true)} className="min-h-7 text-accent-text underline">
                Show all {records.length.toLocaleString('en')}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </section>
  )
}
