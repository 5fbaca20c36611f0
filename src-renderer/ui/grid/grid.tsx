/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
/**
 * The list of every screen: virtualised, one tab stop, arrow keys, everything by ID. The opened row is what the
 * inspector shows; the active row is where the keys are; the selection is what actions on many rows take.
 */
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type MouseEvent } from 'react'
import { flushSync } from 'react-dom'
import { nothingArranged } from '../../data/column-arrangement.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { classes } from '../classes.ts'
import type { Ordering } from './column-order.ts'
import { fitColumns, template as templateOf, type GridColumn } from './columns.ts'
import { arrange } from './arrange-columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { NewRows } from './new-rows.tsx'
import type { Arranging } from './use-arrangement.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRowPixels } from './use-row-pixels.ts'
import { useRowRange } from './use-row-range.ts'
import { useScrollAnchor, type Follow } from './use-scroll-anchor.ts'
import { useWidth } from './use-width.ts'

export interface GridSelection {
  readonly ids: ReadonlySet<string>
  readonly onChange: (ids: ReadonlySet<string>) => void
}

export interface GridProps<Row> {
  /** Names the list for screen readers: `Requests`. */
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly GridColumn<Row>[]
  readonly openId: string | null
  /** Null closes. `withKeys` is true when Enter was pressed: then the inspector may take the focus. */
  readonly onOpen: (id: string | null, withKeys: boolean) => void
  /** The row that the keys are on; actions of single keys take it. */
  readonly onActive?: (id: string | null) => void
  /** Check boxes show as soon as something is selected. */
  readonly selection?: GridSelection
  /** Left out, the heads of columns do nothing. */
  readonly ordering?: Ordering
  /** Left out, the columns stay as they are. */
  readonly arranging?: Arranging
  readonly follow?: Follow
  /** Changes when the same list is filtered or ordered anew. */
  readonly listKey?: string
}

const headPixels = 28
/** The check box and the gap after it. */
const checkPixels = 16 + 12

export function Grid<Row>(props: GridProps<Row>) {
  const { label, rows, rowId, columns, openId, selection, ordering, arranging, follow, listKey = '' } = props
  const [hasFocus, setFocus] = useState(false)
  const gridId = useId()
  const rowPixels = useRowPixels()
  const { scroller, first, last, seenTo, measure, reveal } = useRowRange({ headPixels, rowPixels })
  const width = useWidth(scroller)
  const ids = useMemo(() => rows.map(rowId), [rows, rowId])
  const indexById = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids])

  const hasChecks = selection !== undefined && selection.ids.size > 0
  const arrangement = arranging?.arrangement ?? nothingArranged
  const shown = useMemo(
    () => fitColumns(arrange(columns, arrangement), width - (hasChecks ? checkPixels : 0)),
    [columns, arrangement, width, hasChecks],
  )
  const template = `${hasChecks ? '16px ' : ''}${templateOf(shown)}`

  const anchor = useScrollAnchor({ scroller, ids, indexById, listKey, openId, seenTo, follow, rowPixels })
  // After the anchor: other rows are seen when it has moved the list.
  useLayoutEffect(() => measure(), [measure, ids, listKey])
  const keys = useGridKeys({
    ids,
    indexById,
    openId,
    selection,
    reveal,
    onOpen: props.onOpen,
    onActive: props.onActive,
  })
  useKeys({
    ...keys.handlers,
    // Elsewhere it selects text.
    ...(hasFocus && selection !== undefined ? { 'select-all': () => selection.onChange(new Set(ids)) } : {}),
  })

  // An address that opens a row brings it into view, once: later changes of the list leave the reader alone.
  const revealed = useRef<string | null>(null)
  useEffect(() => {
    if (openId === null || width === 0 || revealed.current === openId) return
    const index = indexById.get(openId)
    if (index === undefined) return
    revealed.current = openId
    reveal(index)
  }, [openId, indexById, width, reveal])

  // Rows are painted again only when what they show has changed, not whenever the list scrolls or the keys move.
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  const press = useCallback((id: string, event: MouseEvent) => latest.current.press(id, event), [])
  const toggle = useCallback((id: string, toHere: boolean) => latest.current.toggle(id, toHere), [])

  const domId = (id: string) => `${gridId}-${id}`
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={shown.length + (hasChecks ? 1 : 0)}
        aria-multiselectable={selection === undefined ? undefined : true}
        aria-activedescendant={
          keys.activeId === null || !indexById.has(keys.activeId) ? undefined : domId(keys.activeId)
        }
        // Painted in the frame that shows the scroll: a frame later there would be a gap.
        onScroll={() =>
          flushSync(() => {
            anchor.onScroll()
            measure()
          })
        }
        onKeyDown={keys.onKeyDown}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        className={classes(
          'relative min-h-0 flex-1 overflow-auto outline-offset-[-2px]',
          keys.activeId !== null && 'focus-visible:outline-none',
        )}
      >
        <GridHead
          columns={shown}
          allColumns={columns}
          template={template}
          heightPixels={headPixels}
          hasChecks={hasChecks}
          ordering={ordering}
          arranging={arranging}
        />
        <div role="rowgroup" className="relative" style={{ height: rows.length * rowPixels }}>
          {ids.slice(first, last + 1).map((id, at) => {
            const index = first + at
            const row = rows[index]
            if (row === undefined) return null
            return (
              <GridRow
                key={id}
                id={id}
                domId={domId(id)}
                row={row}
                before={rows[index - 1]}
                after={rows[index + 1]}
                index={index}
                heightPixels={rowPixels}
                columns={shown}
                template={template}
                isOpen={id === openId}
                isActive={id === keys.activeId}
                isSelected={selection?.ids.has(id)}
                hasCheck={hasChecks}
                hasFocus={hasFocus && id === keys.activeId}
                onPress={press}
                onToggle={toggle}
              />
            )
          })}
        </div>
      </div>
      <NewRows above={anchor.newAbove} below={anchor.newBelow} onTop={anchor.toTop} onEnd={anchor.toEnd} />
    </div>
  )
}
