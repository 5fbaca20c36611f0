import { Ellipsis } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { countOf } from '../../../ui/words.ts'
import { userMenu, type UserMenuDoes } from '../actions/user-menu.ts'
import { blockingOf } from '../actions/user-steps.ts'
import type { Selection } from './use-row-keys.ts'

export interface SelectionBarProps {
  readonly selection: Selection
  readonly does: UserMenuDoes
  readonly onClear: () => void
}

/** What can be done with the selected rows; it takes the place of the views. */
export function SelectionBar({ selection, does, onClear }: SelectionBarProps) {
  const users = [...selection.values()]
  const blocking = blockingOf(users)
  return (
    <section aria-label="Selected users" className="flex h-9 shrink-0 items-center gap-1 px-4 pb-1">
      <span className="pe-2 font-medium">{countOf(selection.size, 'user')} selected</span>
      <Button look="quiet" action="block" onPress={() => does.act(blocking, users)}>
        {blocking === 'block' ? 'Block' : 'Unblock'}
      </Button>
      <Button look="quiet" action="add-label" onPress={() => does.askLabel(users, 'add-label')}>
        Add label
      </Button>
      <Button look="quiet" action="delete" onPress={() => does.act('delete', users)}>
        Delete
      </Button>
      <Menu
        label="More actions"
        trigger={
          <AriaButton
            aria-label="More actions on the selected users"
            className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-control px-2 text-secondary data-hovered:bg-hover data-hovered:text-primary"
          >
            <Icon of={Ellipsis} />
            More
          </AriaButton>
        }
        groups={userMenu(users, does)}
      />
      <span className="ms-auto" />
      <Button look="quiet" className="-me-2" onPress={onClear}>
        Clear selection
      </Button>
    </section>
  )
}
