/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid is the one tab stop and has the keys */
import { Ellipsis } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { titleOf } from '../../../data/user-names.ts'
import { classes } from '../../../ui/classes.ts'
import type { MenuPoint } from '../../../ui/context-menu.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { UserColumn } from './user-columns.tsx'
import { useChanges } from './use-flash.ts'

export interface UserGridRowProps {
  readonly domId: string
  readonly user: UserRow
  readonly place: number
  readonly heightPixels: number
  readonly columns: readonly UserColumn[]
  readonly template: string
  readonly isOpen: boolean
  readonly isActive: boolean
  readonly isSelected: boolean
  /** Some row is selected: every row shows its box then. */
  readonly isSelecting: boolean
  readonly hasFocus: boolean
  readonly onPress: (user: UserRow, event: MouseEvent) => void
  readonly onToggle: (user: UserRow, event: MouseEvent) => void
  readonly onMenu: (user: UserRow, at: MenuPoint) => void
}

export const UserGridRow = memo(function UserGridRow(props: UserGridRowProps) {
  const { domId, user, place, heightPixels, columns, template, isOpen, isActive, isSelected, isSelecting, hasFocus } =
    props
  return (
    <div
      role="row"
      id={domId}
      aria-rowindex={place + 2}
      aria-selected={isSelected}
      onClick={(event) => props.onPress(user, event)}
      className={classes(
        'group absolute inset-x-0 grid items-baseline gap-3 px-4',
        isOpen || isSelected ? 'bg-selected' : 'hover:bg-hover',
        isActive && hasFocus && 'outline-2 outline-offset-[-2px] outline-focus',
        isActive && !hasFocus && !isOpen && 'bg-hover',
      )}
      style={{
        gridTemplateColumns: template,
        height: heightPixels,
        lineHeight: `${heightPixels}px`,
        top: place * heightPixels,
      }}
    >
      {isSelecting ? (
        <div
          role="gridcell"
          className="flex h-full items-center self-center"
          onClick={(event) => {
            event.stopPropagation()
            props.onToggle(user, event)
          }}
        >
          <span
            aria-hidden
            className={classes(
              'flex size-4 items-center justify-center rounded-badge border text-label leading-none',
              isSelected ? 'border-accent bg-accent text-on-accent' : 'border-control bg-surface text-transparent',
            )}
          >
            ✓
          </span>
        </div>
      ) : null}
      {columns.map((column) => (
        <UserCell key={column.id} column={column} user={user} />
      ))}
      <MenuCell user={user} onMenu={props.onMenu} />
    </div>
  )
})

function UserCell({ column, user }: { readonly column: UserColumn; readonly user: UserRow }) {
  const changes = useChanges(column.text(user))
  return (
    <div
      key={changes}
      role="gridcell"
      className={classes(
        'min-w-0 truncate rounded-badge',
        column.align === 'end' && 'text-end',
        changes > 0 && 'animate-flash',
      )}
    >
      {column.cell(user)}
    </div>
  )
}

/** Shows where the pointer is; the keyboard has the menu key and `.` for it. */
function MenuCell({ user, onMenu }: Pick<UserGridRowProps, 'user' | 'onMenu'>) {
  return (
    <div
      role="gridcell"
      className="absolute end-1 top-1/2 hidden -translate-y-1/2 rounded-control bg-surface group-hover:block forced-colors:border"
    >
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Actions for ${titleOf(user)}`}
        title="More actions"
        onClick={(event) => {
          event.stopPropagation()
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          onMenu(user, { x: left, y: bottom })
        }}
        className="flex size-6 items-center justify-center rounded-control text-secondary hover:bg-hover hover:text-primary"
      >
        <Icon of={Ellipsis} />
      </button>
    </div>
  )
}

/** A row that is on its way. */
export function WaitingRow({ place, heightPixels }: { readonly place: number; readonly heightPixels: number }) {
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      className="absolute inset-x-0 flex items-center px-4"
      style={{ height: heightPixels, top: place * heightPixels }}
    >
      <div role="gridcell" aria-label="Loading" className="h-2 w-1/3 rounded-badge bg-sunken" />
    </div>
  )
}
