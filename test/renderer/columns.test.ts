import { expect, test } from 'vitest'
import { messageColumns } from '../../src-renderer/features/inbox/message-columns.tsx'
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

test('columns: beside an open message the others tell their kind; a bar to scroll takes nothing of it', () => {
  const all = messageColumns({ now: 0, isUnread: () => false, isFixed: () => false })
  const [listOf1024, scrollBar] = [424, 11]
  expect(fitColumns(all, listOf1024 - scrollBar).map(({ id }) => id)).toEqual(['to', 'kind', 'code'])
})
