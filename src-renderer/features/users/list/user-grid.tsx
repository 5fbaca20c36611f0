/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
/**
 * The list of users: one tab stop, arrow keys, everything by ID. It is not the list of `ui/grid`, which holds all its
 * rows: of a hundred thousand users only those in view are read.
 */
import { useCallback, useEffect, useId, useMemo, useRef, useState, type MouseEvent } from 'react'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { classes } from '../../../ui/classes.ts'
import { fitColumns, template as templateOf } from '../../../ui/grid/columns.ts'
import { NewRows } from '../../../ui/grid/new-rows.tsx'
import { useRowPixels } from '../../../ui/grid/use-row-pixels.ts'
import { useWidth } from '../../../ui/grid/use-width.ts'
import { UserGridHead } from './user-grid-head.tsx'
import { UserGridRow, WaitingRow } from './user-grid-row.tsx'
import { userColumns, type UserColumn } from './user-columns.tsx'
import { useRowKeys, type Selection } from './use-row-keys.ts'
import { useRowRange } from './use-row-range.ts'
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
  /** Counts up when the list is to show its start, where a user was just made. */
  readonly topRequests: number
}

const headPixels = 28
const boxColumn = 16 + 12

export function UserGrid(props: UserGridProps) {
  const { list, order, onOrder, openId, onOpen, onActive, selection, onSelection, topRequests } = props
  const { state } = list
  const [hasFocus, setFocus] = useState(false)
  const gridId = useId()
  const rowPixels = useRowPixels()
  const { scroller, first, last, newAbove, toTop, reveal, onScroll } = useRowRange(list, headPixels, rowPixels)
  const width = useWidth(scroller)
  const keys = useRowKeys({ state, openId, selection, onSelection, reveal, onOpen })
  useKeys(keys.handlers)

  // Rows are painted again only when what they show has changed, not whenever the keys have moved.
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  const press = useCallback((user: UserRow, event: MouseEvent) => latest.current.press(user, event), [])
  const toggle = useCallback((user: UserRow, event: MouseEvent) => latest.current.toggle(user, event), [])

  const { activeUser, activePlace } = keys
  useEffect(() => {
    onActive(activeUser)
  }, [onActive, activeUser])
  useEffect(() => {
    toTop()
  }, [toTop, topRequests])

  const isSelecting = selection.size > 0
  const columns = useMemo(() => columnsIn(width - (isSelecting ? boxColumn : 0)), [width, isSelecting])
  const template = `${isSelecting ? '16px ' : ''}${templateOf(columns)}`
  const domId = (id: string) => `${gridId}-${id}`
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
        aria-colcount={columns.length + (isSelecting ? 1 : 0)}
        aria-multiselectable
        aria-activedescendant={isActiveShown && activeUser !== null ? domId(activeUser.id) : undefined}
        onScroll={onScroll}
        onKeyDown={keys.onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        className={classes(
          'relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]',
          activePlace !== null && 'focus-visible:outline-none',
        )}
      >
        <UserGridHead
          columns={columns}
          template={template}
          order={order}
          onOrder={onOrder}
          heightPixels={headPixels}
          isSelecting={isSelecting}
        />
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
function columnsIn(width: number): readonly UserColumn[] {
  const kept = new Set(fitColumns(userColumns, width).map(({ id }) => id))
  return userColumns.filter(({ id }) => kept.has(id))
}
