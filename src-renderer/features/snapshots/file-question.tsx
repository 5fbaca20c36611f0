import { useServices } from '../../data/services.ts'
import { currentPlace } from '../../navigation/use-place.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { openRow } from '../../ui/open-row.ts'
import type { SnapshotRow } from './list/snapshot-columns.tsx'
import { fileOf } from './snapshot-names.ts'
import { useSnapshotActions } from './use-snapshot-actions.ts'

export interface Question {
  readonly about: SnapshotRow
  readonly does: 'delete' | 'update'
}

/** A file that goes, or is written over, is in no history: here, and nowhere else, one is asked. */
export function FileQuestion({ question, onClose }: { readonly question: Question; readonly onClose: () => void }) {
  const { about, does } = question
  const { client, notices } = useServices()
  const { remove, update } = useSnapshotActions()
  const file = fileOf(about)
  if (does === 'delete') {
    return (
      <ConfirmDialog
        title={`Delete ${about.name}`}
        detail={
          about.path === null
            ? 'It is in memory alone and cannot be had back.'
            : 'Its file cannot be had back from here.'
        }
        answer={`Delete “${file}”`}
        onConfirm={() => {
          if (currentPlace().id === about.name) openRow(null, true)
          void remove(about)
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <ConfirmDialog
      title={`Update ${about.name}`}
      detail="The state as it stands takes its place; note and tags stay."
      answer={`Overwrite “${file}”`}
      onConfirm={() => {
        client
          .snapshotContents(about.name)
          .then(update, (error: unknown) => notices.fail(error, `Update ${about.name}`))
      }}
      onClose={onClose}
    />
  )
}
