import type { ReactElement, ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import type { ActionName } from '../keyboard/key-table.ts'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { KeyCap } from './key-cap.tsx'

export interface MenuEntry {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly icon?: ReactNode
  readonly action?: ActionName
  readonly isDanger?: boolean
  readonly isChecked?: boolean
  readonly isDisabled?: boolean
  readonly run: () => void
}

export const popoverLook =
  'min-w-48 max-w-96 animate-appear overflow-auto rounded-panel border border-hairline bg-surface shadow-float'

export interface MenuProps {
  readonly label: string
  /** The button that opens it. */
  readonly trigger: ReactElement
  /** Groups are parted by a line. */
  readonly groups: readonly (readonly MenuEntry[])[]
}

export function Menu({ label, trigger, groups }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover offset={4} className={popoverLook}>
        <MenuGroups label={label} groups={groups} />
      </Popover>
    </MenuTrigger>
  )
}

export function MenuGroups({ label, groups, onClose }: Omit<MenuProps, 'trigger'> & { readonly onClose?: () => void }) {
  const filled = groups.filter((entries) => entries.length > 0)
  return (
    <AriaMenu
      aria-label={label}
      className="p-1 outline-none"
      // A menu without a button has the keys from the start.
      {...(onClose === undefined ? {} : { onClose, autoFocus: 'first' })}
    >
      {filled.flatMap((entries, index) => [
        ...(index === 0 ? [] : [<Separator key={`line-${index}`} className="mx-2 my-1 border-t border-hairline" />]),
        ...entries.map((entry) => <MenuRow key={entry.id} entry={entry} />),
      ])}
    </AriaMenu>
  )
}

export const menuRowLook =
  'flex min-h-7 cursor-default items-center gap-2 rounded-control px-2 py-1 text-body outline-none data-disabled:opacity-50 data-focused:bg-selected forced-colors:data-focused:outline-2 forced-colors:data-focused:outline-focus'

function MenuRow({ entry }: { readonly entry: MenuEntry }) {
  const hint = useKeyHint(entry.action)
  return (
    <AriaMenuItem
      id={entry.id}
      textValue={entry.title}
      isDisabled={entry.isDisabled ?? false}
      onAction={entry.run}
      className={entry.isDanger === true ? `${menuRowLook} text-danger` : menuRowLook}
    >
      {entry.icon}
      <span className="min-w-0 flex-1 truncate">{entry.title}</span>
      {entry.detail === undefined ? null : <span className="shrink-0 text-small text-secondary">{entry.detail}</span>}
      {entry.isChecked === true ? <span className="text-accent-text">✓</span> : null}
      {hint === null ? null : <KeyCap keys={hint.shown} />}
    </AriaMenuItem>
  )
}
