/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
/**
 * The list of users: one tab stop, arrow keys, everything by ID. It is not the list of `ui/grid`, which holds all its
 * rows: of a hundred thousand users only those in view are read.
 */
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { useServices } from '../../../data/services.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { classes } from '../../../ui/classes.ts'
import type { MenuPoint } from '../../../ui/context-menu.tsx'
import { arrange } from '../../../ui/grid/arrange-columns.ts'
import { fitColumns, template as templateOf } from '../../../ui/grid/columns.ts'
import { GridHead } from '../../../ui/grid/grid-head.tsx'
import { NewRows } from '../../../ui/grid/new-rows.tsx'
import type { Arranging } from '../../../ui/grid/use-arrangement.ts'
import { useRowPixels } from '../../../ui/grid/use-row-pixels.ts'
import { useWidth } from '../../../ui/grid/use-width.ts'
import { UserGridRow, WaitingRow } from './user-grid-row.tsx'
import { userColumns, type UserColumn } from './user-columns.tsx'
import { useRowKeys, type Selection } from './use-row-keys.ts'
import { useUserRange } from './use-user-range.ts'
import type { UserList } from './use-user-window.ts'

export interface UserGridProps {
  readonly list: UserList
  readonly order: string
  readonly onOrder: (order: string) => void
  readonly openId: string | null
  /** Null closes. `withKeys`: Enter was pressed, the inspector may take the focus. */
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  readonly onActive: (user: UserRow | null) => void
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  /** Asks for what can be done with a user, or with the selected ones that it is among. */
  readonly onMenu: (user: UserRow, at: MenuPoint) => void
  readonly arranging: Arranging
  /** Counts up when the list is to show its start, where a user was just made. */
  readonly topRequests: number
}

const headPixels = 28
const edgePixels = 16
const boxColumn = 16 + 12

export function UserGrid(props: UserGridProps) {
  const { list, order, onOrder, openId, onOpen, onActive, selection, onSelection, onMenu, arranging, topRequests } =
    props
  const { arrangement } = arranging
  const { state } = list
  const [hasFocus, setFocus] = useState(false)
  const gridId = useId()
  const rowPixels = useRowPixels()
  const { scroller, first, last, newAbove, toTop, reveal, onScroll } = useUserRange(list, headPixels, rowPixels)
  const width = useWidth(scroller)
  const { notices } = useServices()
  const rowsBetween = async (from: number, to: number) => {
    try {
      return (await list.window?.between(from, to)) ?? []
    } catch (error) {
      notices.fail(error, 'Select')
      return []
    }
  }
  const keys = useRowKeys({ state, openId, selection, onSelection, reveal, onOpen, rowsBetween })
  const domId = (id: string) => `${gridId}-${id}`
  const menuBelow = (user: UserRow) => {
    const row = document.getElementById(domId(user.id))?.getBoundingClientRect()
    if (row !== undefined) onMenu(user, { x: row.left + edgePixels, y: row.bottom })
  }
  const active = keys.activeUser
  useKeys({
    ...keys.handlers,
    ...(active === null ? {} : { 'more-actions': () => menuBelow(active) }),
    // Elsewhere it selects text.
    ...(hasFocus ? { 'select-all': keys.selectAll } : {}),
  })

  // Rows are painted again only when what they show has changed, not whenever the keys have moved.
  const latest = useRef({ ...keys, onMenu })
  useLayoutEffect(() => {
    latest.current = { ...keys, onMenu }
  })
  const press = useCallback((user: UserRow, event: MouseEvent) => latest.current.press(user, event), [])
  const toggle = useCallback((user: UserRow, event: MouseEvent) => latest.current.toggle(user, event), [])
  /** The row whose menu it is stays marked while the pointer is on the menu. */
  const menu = useCallback((user: UserRow, at: MenuPoint) => {
    latest.current.goTo(user)
    latest.current.onMenu(user, at)
  }, [])
  /** Over a row; from the keyboard the menu is asked of the grid, for the active one. */
  const openMenu = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null
    const user = row === null ? active : state.rows.get(Number(row.getAttribute('aria-rowindex')) - 2)
    if (user === undefined || user === null) return
    event.preventDefault()
    if (row === null) menuBelow(user)
    else menu(user, { x: event.clientX, y: event.clientY })
  }

  const { activeUser, activePlace } = keys
  // Before the paint: a key that is pressed at once must find the row where the keys are now.
  useLayoutEffect(() => {
    onActive(activeUser)
  }, [onActive, activeUser])
  useEffect(() => {
    toTop()
  }, [toTop, topRequests])

  const isSelecting = selection.size > 0
  const columns = useMemo(
    () => columnsIn(arrange(userColumns, arrangement), width - (isSelecting ? boxColumn : 0)),
    [arrangement, width, isSelecting],
  )
  const template = `${isSelecting ? '16px ' : ''}${templateOf(columns)}`
  const isActiveShown = activePlace !== null && activePlace >= first && activePlace <= last
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label="Users"
        aria-rowcount={(state.total ?? 0) + 1}
        aria-colcount={columns.length + 1 + (isSelecting ? 1 : 0)}
        aria-multiselectable
        aria-activedescendant={isActiveShown && activeUser !== null ? domId(activeUser.id) : undefined}
        onScroll={onScroll}
        onContextMenu={openMenu}
        onKeyDown={keys.onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        className={classes(
          'relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]',
          activePlace !== null && 'focus-visible:outline-none',
        )}
      >
        <GridHead
          columns={columns}
          allColumns={userColumns}
          template={template}
          heightPixels={headPixels}
          hasChecks={isSelecting}
          ordering={{ order, onOrder }}
          arranging={arranging}
        >
          <span role="columnheader" className="absolute end-1">
            <span className="sr-only">Actions</span>
          </span>
        </GridHead>
        <div role="rowgroup" className="relative" style={{ height: (state.total ?? 0) * rowPixels }}>
          {places.map((place) => {
            const user = state.rows.get(place)
            if (user === undefined) return <WaitingRow key={`place ${place}`} place={place} heightPixels={rowPixels} />
            return (
              <UserGridRow
                key={user.id}
                domId={domId(user.id)}
                user={user}
                place={place}
                heightPixels={rowPixels}
                columns={columns}
                template={template}
                isOpen={user.id === openId}
                isActive={place === activePlace}
                isSelected={selection.has(user.id)}
                isSelecting={isSelecting}
                hasFocus={hasFocus}
                onPress={press}
                onToggle={toggle}
                onMenu={menu}
              />
            )
          })}
        </div>
      </div>
      <NewRows above={newAbove} below={0} onTop={toTop} onEnd={toTop} />
    </div>
  )
}

/** The shared fitting keeps the columns' own type here. */
function columnsIn(columns: readonly UserColumn[], width: number): readonly UserColumn[] {
  const kept = new Set(fitColumns(columns, width).map(({ id }) => id))
  return columns.filter(({ id }) => kept.has(id))
}
