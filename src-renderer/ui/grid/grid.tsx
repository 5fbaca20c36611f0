/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements do not allow */
/**
 * The list of every screen: virtualised, one tab stop, arrow keys, everything by ID. The opened row is what the
 * inspector shows; the active row is where the keys are; the selection is what actions on many rows take.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { nothingArranged } from '../../data/column-arrangement.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { classes } from '../classes.ts'
import { fitColumns, template as templateOf, type GridColumn } from './columns.ts'
import { arrange } from './arrange-columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import type { Ordering } from './head-button.tsx'
import { NewRows } from './new-rows.tsx'
import type { Arranging } from './use-arrangement.ts'
import { useGridKeys } from './use-grid-keys.ts'
import { useRowPixels } from './use-row-pixels.ts'
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
  const scroller = useRef<HTMLDivElement>(null)
  const [hasFocus, setFocus] = useState(false)
  const gridId = useId()
  const width = useWidth(scroller)
  const rowPixels = useRowPixels()
  const ids = useMemo(() => rows.map(rowId), [rows, rowId])
  const indexById = useMemo(() => new Map(ids.map((id, index) => [id, index])), [ids])

  const hasChecks = selection !== undefined && selection.ids.size > 0
  const arrangement = arranging?.arrangement ?? nothingArranged
  const shown = useMemo(
    () => fitColumns(arrange(columns, arrangement), width - (hasChecks ? checkPixels : 0)),
    [columns, arrangement, width, hasChecks],
  )
  const template = `${hasChecks ? '16px ' : ''}${templateOf(shown)}`

  // oxlint-disable-next-line react/incompatible-library -- no compiler memoises this component
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    overscan: 12,
    scrollMargin: headPixels,
    scrollPaddingStart: headPixels,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowPixels])
  const anchor = useScrollAnchor({ scroller, ids, indexById, listKey, follow, rowPixels })
  const keys = useGridKeys({
    ids,
    indexById,
    openId,
    selection,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
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
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [openId, indexById, width, virtualizer])

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
        onScroll={anchor.onScroll}
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
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            const id = ids[index]
            if (row === undefined || id === undefined) return null
            return (
              <GridRow
                key={id}
                domId={domId(id)}
                row={row}
                index={index}
                top={start - headPixels}
                heightPixels={rowPixels}
                columns={shown}
                template={template}
                isOpen={id === openId}
                isActive={id === keys.activeId}
                isSelected={selection?.ids.has(id)}
                hasCheck={hasChecks}
                hasFocus={hasFocus}
                onPress={(event) => keys.press(id, event)}
                onToggle={(event) => {
                  event.stopPropagation()
                  keys.toggle(id, event.shiftKey)
                }}
              />
            )
          })}
        </div>
      </div>
      <NewRows above={anchor.newAbove} below={anchor.newBelow} onTop={anchor.toTop} onEnd={anchor.toEnd} />
    </div>
  )
}
