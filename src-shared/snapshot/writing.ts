/**
 * A snapshot as text, made to be read in a git diff: one JSON document, keys sorted, one field a line, rows in the order
 * in which they were made. `salvage.ts` counts on this layout.
 */
import { isoTime } from '../domain/time.ts'
import { offwriteVersion } from '../http/version.ts'
import type { Row } from '../store/change.ts'
import { schemaVersion } from '../store/schema.ts'
import type { AnyTable } from '../store/store.ts'
import { writeCell } from './cell.ts'
import type { Rows, SnapshotDocument, SnapshotInfo } from './document.ts'

export const formatName = 'offwrite-snapshot'

/** Counts up with every table and column, so that no version takes a part for the whole. */
export const formatVersion = schemaVersion

export function writeDocument({ info, state }: SnapshotDocument, tables: readonly AnyTable[]): string {
  const kept = tables.filter(({ name }) => state.has(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const document = {
    format: { name: formatName, offwrite: offwriteVersion, version: formatVersion },
    info: writeInfo(info, (table) => state.get(table)?.size ?? 0),
    tables: Object.fromEntries(kept.map((table) => [table.name, writeRows(table, state.get(table.name) ?? new Map())])),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function writeInfo(info: SnapshotInfo, count: (table: string) => number) {
  return {
    capturedAt: isoTime(info.capturedAt),
    from: info.from,
    note: info.note,
    random: info.random,
    realCapturedAt: isoTime(info.realCapturedAt),
    ...(info.restoresOnStart ? { restoresOnStart: true } : {}),
    // Read from the head of the file, so that a list need not read whole files.
    sessions: count('sessions'),
    tags: info.tags,
    teams: count('teams'),
    users: count('users'),
  }
}

function writeRows(table: AnyTable, rows: Rows): readonly object[] {
  const names = [...table.columnNames, 'sequence'].toSorted()
  return [...rows].map(([sequence, row]) =>
    Object.fromEntries(names.map((name) => [name, name === 'sequence' ? sequence : writeField(table, row, name)])),
  )
}

function writeField({ columns, columnNames }: AnyTable, row: Row, name: string): unknown {
  const column = columns[name]
  return column === undefined ? null : writeCell(column, row[columnNames.indexOf(name)] ?? null)
}
