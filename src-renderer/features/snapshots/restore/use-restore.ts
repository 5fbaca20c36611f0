import { useState } from 'react'
import type { RecordDifference } from '../../../../src-shared/contract/snapshots.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import type { SnapshotRow } from '../list/snapshot-columns.tsx'
import { useSnapshotActions } from '../use-snapshot-actions.ts'
import { type RestorePlan, usualRestoring } from './restore-call.ts'

/** What the sheet asks about. */
export interface Restoring {
  readonly snapshot: Pick<SnapshotRow, 'name' | 'capturedAt' | 'sessions'>
  readonly plan: RestorePlan
}

export interface Restore {
  readonly asked: Restoring | null
  readonly close: () => void
  /** Asks how, unless it was said that nothing is to be asked for this one. */
  readonly begin: (snapshot: Restoring['snapshot']) => void
  /** One record alone, at once: the toast undoes it. */
  readonly record: (name: string, record: RecordDifference) => void
  readonly ask: (snapshot: Restoring['snapshot'], users?: readonly string[], projectId?: string) => void
}

export function useRestore(): Restore {
  const remembered = useViewState((view) => view.restoring)
  const current = useProjectId()
  const { restore, restoreRecord } = useSnapshotActions()
  const [asked, setAsked] = useState<Restoring | null>(null)
  const planFor = (name: string): RestorePlan => {
    const { dates, sessions, messages } = remembered[name] ?? usualRestoring
    return { dates, sessions, messages, users: [], projectId: current }
  }
  return {
    asked,
    close: () => setAsked(null),
    begin(snapshot) {
      const plan = planFor(snapshot.name)
      if (remembered[snapshot.name]?.isAtOnce === true) void restore(snapshot.name, plan)
      else setAsked({ snapshot, plan })
    },
    record: (name, record) => void restoreRecord(name, record, planFor(name).dates),
    ask(snapshot, users = [], projectId = current) {
      const plan = planFor(snapshot.name)
      // The clock is everybody's.
      const dates = users.length > 0 && plan.dates === 'clock' ? 'shift' : plan.dates
      setAsked({ snapshot, plan: { ...plan, dates, users, projectId } })
    },
  }
}
