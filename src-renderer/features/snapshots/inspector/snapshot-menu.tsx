import { Ellipsis } from 'lucide-react'
import type { DesktopCalls } from '../../../../src-shared/contract/desktop.ts'
import { desktop } from '../../../data/desktop.ts'
import { useServices } from '../../../data/services.ts'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { useCopy } from '../../../ui/copy.tsx'
import type { SnapshotRow } from '../list/snapshot-columns.tsx'
import { baselineName } from '../snapshot-names.ts'
import { useSnapshotActions } from '../use-snapshot-actions.ts'

export interface SnapshotMenuProps {
  readonly snapshot: SnapshotRow
  readonly onUpdate: () => void
  readonly onRestoreOtherwise: () => void
  readonly onDelete: () => void
}

export function SnapshotMenu({ snapshot, onUpdate, onRestoreOtherwise, onDelete }: SnapshotMenuProps) {
  const { name, kind, path } = snapshot
  const { setBaseline, duplicate } = useSnapshotActions()
  const { copy } = useCopy()
  const { notices } = useServices()
  const calls = desktop()
  const reveal = (shown: DesktopCalls) =>
    shown.revealSnapshot(name).catch((error: unknown) => notices.fail(error, 'Show the file'))
  return (
    <Menu
      label="More for this snapshot"
      trigger={<IconButton label={`More for ${name}`} icon={<Icon of={Ellipsis} />} />}
      groups={[
        [
          { id: 'restore', title: 'Restore with other choices…', run: onRestoreOtherwise },
          ...(kind === 'automatic' ? [] : [{ id: 'update', title: 'Update from current…', run: onUpdate }]),
          ...(name === baselineName
            ? []
            : [{ id: 'baseline', title: 'Set as baseline', run: () => void setBaseline(name) }]),
        ],
        [
          { id: 'duplicate', title: 'Duplicate', run: () => void duplicate(name) },
          { id: 'export', title: 'Export', run: () => download(name) },
          ...(path === null || calls === null
            ? []
            : [{ id: 'reveal', title: 'Show in folder', run: () => void reveal(calls) }]),
          { id: 'copy', title: 'Copy name', action: 'copy-id' as const, run: () => copy(name) },
        ],
        [{ id: 'delete', title: 'Delete…', action: 'delete' as const, isDanger: true, run: onDelete }],
      ]}
    />
  )
}

/** The file as it is, saved by the browser under its name. */
function download(name: string): void {
  const link = document.createElement('a')
  link.href = `/__emulator/snapshots/${encodeURIComponent(name)}`
  link.download = `${name}.json`
  link.click()
}
