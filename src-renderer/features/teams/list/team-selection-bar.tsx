import type { TeamRow } from '../../../../src-shared/contract/teams.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { CopyRows } from '../../../ui/grid/copy-rows.tsx'
import { countOf } from '../../../ui/words.ts'

export interface TeamSelectionBarProps {
  readonly teams: readonly TeamRow[]
  readonly onDelete: () => void
  readonly onClear: () => void
}

/** What can be done with the selected rows; it takes the place of the views. */
export function TeamSelectionBar({ teams, onDelete, onClear }: TeamSelectionBarProps) {
  return (
    <section aria-label="Selected teams" className="flex h-9 shrink-0 items-center gap-1 px-4 pb-1">
      <span className="pe-2 font-medium">{countOf(teams.length, 'team')} selected</span>
      <Button look="quiet" action="delete" onPress={onDelete}>
        Delete
      </Button>
      <CopyButton text={teams.map(({ id }) => id).join('\n')} what="IDs of the selected teams">
        Copy IDs
      </CopyButton>
      <CopyRows rows={() => teams} />
      <span className="ms-auto" />
      <Button look="quiet" className="-me-2" onPress={onClear}>
        Clear selection
      </Button>
    </section>
  )
}
