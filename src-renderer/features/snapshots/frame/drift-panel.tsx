import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { navigate } from '../../../navigation/use-place.ts'
import { Button } from '../../../ui/button.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import { countOf } from '../../../ui/words.ts'
import { DiffView } from '../diff/diff-view.tsx'
import { baselineName, baselineTitle } from '../snapshot-names.ts'
import { driftQuery } from '../snapshot-queries.ts'
import { useSnapshotActions } from '../use-snapshot-actions.ts'

/** What has changed, and the two ways to deal with it. */
export function DriftPanel({ onClose }: { readonly onClose: () => void }) {
  const { client, cache } = useServices()
  const query = driftQuery(client)
  const { data: drift, error } = useQuery(query)
  const { restoreBaseline, setBaseline } = useSnapshotActions()
  const after = (work: () => unknown) => () => {
    onClose()
    work()
  }
  if (drift === undefined) {
    return (
      <div className="h-40 w-88">
        {error === null ? <Skeleton rows={3} /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />}
      </div>
    )
  }
  return (
    <div className="flex max-h-[70vh] w-88 flex-col">
      <h2 className="flex h-10 shrink-0 items-center px-4 text-section font-semibold">
        {countOf(drift.total, 'change')} since {baselineTitle(drift.baseline)}
      </h2>
      {drift.total === 0 ? null : (
        <div className="min-h-0 flex-1 overflow-auto px-4">
          <DiffView diff={drift} />
        </div>
      )}
      <div className="ends-line flex shrink-0 flex-wrap items-center gap-2 border-t border-hairline px-4 py-3">
        <Button
          action="restore-baseline"
          label="Put back to the baseline"
          isDisabled={drift.total === 0}
          onPress={after(() => void restoreBaseline())}
        >
          Put back
        </Button>
        <Button isDisabled={drift.total === 0} onPress={after(() => void setBaseline())}>
          Accept as new baseline
        </Button>
        <Button
          look="quiet"
          label="Open the baseline in Snapshots"
          className="ms-auto"
          onPress={after(() => navigate({ screen: 'snapshots', id: baselineName }))}
        >
          Open
        </Button>
      </div>
    </div>
  )
}
