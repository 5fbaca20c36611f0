import { useMemo } from 'react'
import { nothingArranged, type ColumnArrangement } from '../../data/column-arrangement.ts'
import { useViewState } from '../../data/use-view-state.ts'

export interface Arranging {
  readonly arrangement: ColumnArrangement
  readonly onArrange: (arrangement: ColumnArrangement) => void
}

/** Of one list, such as `users/demo`; kept between visits. */
export function useArrangement(list: string): Arranging {
  const arrangement = useViewState(({ columns }) => columns[list]) ?? nothingArranged
  const setColumns = useViewState((view) => view.setColumns)
  return useMemo(() => ({ arrangement, onArrange: (next) => setColumns(list, next) }), [arrangement, setColumns, list])
}
