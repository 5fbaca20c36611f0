/** What differs, in lines: a count for each table, then record by record, field by field. */
import type { SnapshotDiff } from '../../src-shared/contract/snapshots.ts'
import { alignedRows, counted, printableText } from './table.ts'

const signs = { created: '+', changed: '~', deleted: '-' } as const
const shownValue = 60

export function differences({ total, tables, records }: SnapshotDiff): string {
  if (total === 0) return 'Nothing differs.\n'
  const counts = tables.map(({ table, created, changed, deleted }) => [
    `  ${table}`,
    ...[created, changed, deleted].map((count, at) => (count === 0 ? '' : `${'+~-'[at]}${count}`)),
  ])
  const lines = records.flatMap(({ operation, table, id, projectId, fields }) => [
    printableText(`${signs[operation]} ${table} ${id}${projectId === '' ? '' : ` in ${projectId}`}`),
    ...(operation === 'changed'
      ? fields.map((field) => printableText(`    ${field.name}: ${short(field.before)} → ${short(field.after)}`))
      : []),
  ])
  const rest = total > records.length ? [`… and ${counted(total - records.length, 'record')} more`] : []
  return `${counted(total, 'record')} ${total === 1 ? 'differs' : 'differ'}:\n${alignedRows(counts)}${[...lines, ...rest].join('\n')}\n`
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > shownValue ? `${text.slice(0, shownValue - 1)}…` : text
}
