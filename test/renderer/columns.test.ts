import { expect, test } from 'vitest'
import { fitColumns, type GridColumn } from '../../src-renderer/ui/grid/columns.ts'

const column = (id: string, width: number, priority: number): GridColumn<null> => ({
  id,
  title: id,
  width,
  priority,
  cell: () => null,
})
const columns = [column('user', 200, 1), column('id', 100, 3), column('status', 80, 2), column('labels', 100, 3)]
const shown = (width: number) => fitColumns(columns, width).map(({ id }) => id)

test('columns: all stay while they fit, edges and gaps counted', () => {
  expect(shown(548)).toEqual(['user', 'id', 'status', 'labels'])
  expect(shown(547)).toEqual(['user', 'id', 'status'])
})

test('columns: the least important goes first, the last of its rank before the others', () => {
  expect(shown(400)).toEqual(['user', 'status'])
})

test('columns: what always stays, stays', () => {
  expect(shown(50)).toEqual(['user'])
})
