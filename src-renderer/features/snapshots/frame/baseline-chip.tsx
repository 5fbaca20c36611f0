import { History } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { Icon } from '../../../ui/icon.tsx'
import { popoverLook } from '../../../ui/menu.tsx'
import { countOf } from '../../../ui/words.ts'
import { SaveDialog } from '../save/save-dialog.tsx'
import { driftCountQuery } from '../snapshot-queries.ts'
import { useSnapshotActions } from '../use-snapshot-actions.ts'
import { DriftPanel } from './drift-panel.tsx'

/** How far the state has gone from its baseline, on every screen; and the two keys for snapshots, on every screen. */
export function BaselineChip() {
  const { client } = useServices()
  const { data: drift } = useQuery(driftCountQuery(client))
  const { restoreBaseline } = useSnapshotActions()
  const [isSaving, setSaving] = useState(false)
  useKeys({
    'save-snapshot': () => setSaving(true),
    'restore-baseline': () => void restoreBaseline(),
  })
  return (
    <>
      {drift === undefined ? null : (
        <DialogTrigger>
          <AriaButton className="inline-flex h-7 min-w-0 shrink-0 items-center gap-1.5 rounded-control px-2 text-small text-secondary data-hovered:bg-hover data-hovered:text-primary">
            <Icon of={History} />
            <span className="sr-only">Changed since</span>
            <span className="max-w-32 truncate max-wide:sr-only">
              {drift.baseline === null ? 'Start' : drift.baseline.from || 'Baseline'}
            </span>
            <span aria-hidden className="text-tertiary max-wide:hidden">
              ·
            </span>
            <span className={drift.total === 0 ? undefined : 'text-primary'}>{countOf(drift.total, 'change')}</span>
          </AriaButton>
          <Popover offset={4} placement="bottom end" className={popoverLook}>
            <Dialog aria-label="Changes since the baseline" className="outline-none">
              {({ close }) => <DriftPanel onClose={close} />}
            </Dialog>
          </Popover>
        </DialogTrigger>
      )}
      {isSaving ? <SaveDialog onClose={() => setSaving(false)} /> : null}
    </>
  )
}
