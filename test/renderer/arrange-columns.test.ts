import { expect, test } from 'vitest'
import { arrange, hideColumn, inOrder, moveColumn, resizeColumn } from '../../src-renderer/ui/grid/arrange-columns.ts'
import { nothingArranged } from '../../src-renderer/data/column-arrangement.ts'

const columns = [
  { id: 'user', width: 200, grow: 1, priority: 1 },
  { id: 'status', width: 80, priority: 2 },
  { id: 'labels', width: 100, priority: 3 },
]
const ids = columns.map(({ id }) => id)
const shown = (arrangement: Parameters<typeof arrange>[1]) => arrange(columns, arrangement).map(({ id }) => id)

test('columns: one is moved before another, to the end, and nowhere onto itself', () => {
  expect(shown(moveColumn(nothingArranged, ids, 'labels', 'status'))).toEqual(['user', 'labels', 'status'])
  expect(shown(moveColumn(nothingArranged, ids, 'user', null))).toEqual(['status', 'labels', 'user'])
  expect(moveColumn(nothingArranged, ids, 'user', 'user')).toEqual(nothingArranged)
})

test('columns: one that came later stands where the list puts it', () => {
  const before = { ...nothingArranged, order: ['labels', 'user', 'gone'] }
  expect(inOrder(columns, before).map(({ id }) => id)).toEqual(['labels', 'user', 'status'])
})

test('columns: hidden ones come back, and the first cannot be hidden', () => {
  const hidden = hideColumn(hideColumn(nothingArranged, 'status', true), 'user', true)
  expect(shown(hidden)).toEqual(['user', 'labels'])
  expect(shown(hideColumn(hidden, 'status', false))).toEqual(ids)
})

test('columns: a resized one keeps its width within limits, until it is let go', () => {
  const resized = resizeColumn(nothingArranged, 'user', 151.6)
  expect(arrange(columns, resized)[0]).toMatchObject({ width: 152, grow: 0 })
  expect(arrange(columns, resizeColumn(resized, 'user', -5))[0]).toMatchObject({ width: 40 })
  expect(resizeColumn(resized, 'user', null)).toEqual(nothingArranged)
})
