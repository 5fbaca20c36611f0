import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { countOf } from '../../../ui/words.ts'
import type { SnapshotRow } from '../list/snapshot-columns.tsx'
import { diffQuery, snapshotsQuery } from '../snapshot-queries.ts'
import { DiffView, type RestorePart } from './diff-view.tsx'

interface DiffTabProps {
  readonly snapshot: SnapshotRow
  /** Undefined where it cannot be restored at all. */
  readonly restore: RestorePart | undefined
}

/** From the snapshot to now, or to another one. */
export function DiffTab({ snapshot, restore }: DiffTabProps) {
  const { client, cache } = useServices()
  const [against, setAgainst] = useState<string | null>(null)
  const query = diffQuery(client, snapshot.name, against)
  const { data: diff, error } = useQuery(query)
  return (
    <>
      <div className="flex min-h-7 flex-wrap items-center gap-x-1 pb-2">
        <span className="text-secondary">From here to</span>
        <Against snapshot={snapshot} against={against} onChoose={setAgainst} />
        {diff === undefined ? null : <span className="ms-auto">{countOf(diff.total, 'change')}</span>}
      </div>
      {diff === undefined ? (
        error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={() => cache.refresh(query)} />
        )
      ) : diff.total === 0 ? (
        <p className="text-secondary">Nothing differs.</p>
      ) : (
        <DiffView
          key={against}
          diff={diff}
          {...(against === null && snapshot.isKept && restore !== undefined ? { restore } : {})}
        />
      )}
    </>
  )
}

interface AgainstProps {
  readonly snapshot: SnapshotRow
  readonly against: string | null
  readonly onChoose: (name: string | null) => void
}

function Against({ snapshot, against, onChoose }: AgainstProps) {
  const { client } = useServices()
  const { data: list } = useQuery(snapshotsQuery(client))
  // The start is in no file that could be compared with another.
  const others = snapshot.isKept ? (list?.snapshots ?? []).filter(({ name }) => name !== snapshot.name) : []
  return (
    <Menu
      label="Compare with"
      trigger={
        <AriaButton
          aria-label={`Compare with: ${against ?? 'now'}`}
          className="inline-flex h-7 min-w-0 items-center gap-1 rounded-control border border-control bg-surface ps-2 pe-1 data-hovered:bg-hover"
        >
          <span className="truncate">{against ?? 'Now'}</span>
          <Icon of={ChevronDown} className="text-secondary" />
        </AriaButton>
      }
      groups={[
        [{ id: 'now', title: 'Now', isChecked: against === null, run: () => onChoose(null) }],
        others.map(({ name, note }) => ({
          // Nobody may name a snapshot so.
          id: `:${name}`,
          title: name,
          ...(note === '' ? {} : { detail: note.slice(0, 40) }),
          isChecked: against === name,
          run: () => onChoose(name),
        })),
      ]}
    />
  )
}
