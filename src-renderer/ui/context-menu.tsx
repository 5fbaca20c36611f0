import { useRef } from 'react'
import { Popover } from 'react-aria-components'
import { MenuGroups, popoverLook, type MenuProps } from './menu.tsx'

export interface MenuPoint {
  /** In the window. */
  readonly x: number
  readonly y: number
}

/** A menu where the pointer or the row is, without a button of its own. */
export function ContextMenu({
  label,
  groups,
  at,
  onClose,
}: Omit<MenuProps, 'trigger'> & { readonly at: MenuPoint; readonly onClose: () => void }) {
  const point = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={point} aria-hidden className="fixed" style={{ left: at.x, top: at.y }} />
      <Popover
        aria-label={label}
        triggerRef={point}
        placement="bottom start"
        offset={4}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        className={popoverLook}
      >
        <MenuGroups label={label} groups={groups} onClose={onClose} />
      </Popover>
    </>
  )
}
