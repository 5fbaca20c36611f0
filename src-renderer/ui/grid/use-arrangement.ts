import { nothingArranged, type ColumnArrangement } from '../../data/column-arrangement.ts'
import { useViewState } from '../../data/use-view-state.ts'

/** Of one list, such as `users/demo`; kept between visits. */
export function useArrangement(list: string): readonly [ColumnArrangement, (arrangement: ColumnArrangement) => void] {
  const arrangement = useViewState(({ columns }) => columns[list]) ?? nothingArranged
  const setColumns = useViewState((view) => view.setColumns)
  return [arrangement, (next) => setColumns(list, next)]
}
