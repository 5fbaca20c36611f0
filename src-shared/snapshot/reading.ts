/** From the text of a snapshot to its rows: all that is good, and a list of what is not. */
import { EmulatorError } from '../http/errors.ts'
import type { Cell, Row } from '../store/change.ts'
import { isObject, isStringList, type JsonObject } from '../store/column.ts'
import { columnsSince } from '../store/migrations.ts'
import type { AnyTable } from '../store/store.ts'
import { readCell } from './cell.ts'
import { type Damage, isOptional, type Rows, type SnapshotDocument, type SnapshotInfo } from './document.ts'
import { salvage } from './salvage.ts'
import { formatName, formatVersion } from './writing.ts'

export interface OpenedDocument {
  readonly document: SnapshotDocument
  readonly damage: readonly Damage[]
}

/** As text, or as the value that its JSON is. */
export type DocumentSource = string | JsonObject

export function readDocument(source: DocumentSource, tables: readonly AnyTable[]): OpenedDocument {
  const { document, damage } = typeof source === 'string' ? parse(source) : { document: source, damage: [] }
  const version = checkFormat(document)
  const found: Damage[] = [...damage]
  const given = isObject(document.tables) ? document.tables : {}
  for (const name of Object.keys(given)) {
    if (!tables.some((table) => table.name === name)) found.push({ where: name, problem: 'there is no such table' })
  }
  const state = new Map<string, Rows>()
  for (const table of tables) {
    const records = given[table.name]
    // Older than the table: nothing was in it. The optional ones were left out.
    if (records === undefined && isOptional(table.name)) continue
    if (records !== undefined && !Array.isArray(records)) found.push({ where: table.name, problem: 'it is no list' })
    const added = new Map(
      columnsSince(version)
        .filter((column) => column.table === table.name)
        .map(({ column, value }) => [column, value]),
    )
    state.set(table.name, readRows(table, Array.isArray(records) ? records : [], added, found))
  }
  return { document: { info: readInfo(document.info, found), state }, damage: found }
}

function parse(text: string): { readonly document: JsonObject; readonly damage: readonly Damage[] } {
  try {
    const value: unknown = JSON.parse(text)
    return { document: isObject(value) ? value : {}, damage: [] }
  } catch {
    return salvage(text)
  }
}

/** The version that it has. */
function checkFormat({ format }: JsonObject): number {
  if (!isObject(format) || format.name !== formatName || typeof format.version !== 'number') {
    throw new EmulatorError(
      400,
      'not_a_snapshot',
      'This is no snapshot of Offwrite.',
      'A snapshot is a JSON document that GET /__emulator/export or a saved snapshot gave.',
    )
  }
  if (format.version <= formatVersion) return format.version
  throw new EmulatorError(
    400,
    'snapshot_newer',
    `This snapshot has format ${format.version}, and this Offwrite reads up to ${formatVersion}.`,
    `Use Offwrite ${String(format.offwrite)}, which wrote it, or a newer one.`,
  )
}

/** By column, what it holds in rows that are older. */
type AddedColumns = ReadonlyMap<string, Cell>

function readRows(table: AnyTable, records: readonly unknown[], added: AddedColumns, damage: Damage[]): Rows {
  const rows = new Map<number, Row>()
  const taken = new Set<string>()
  records.forEach((record, at) => {
    const where = `${table.name} ${isObject(record) && typeof record.id === 'string' ? `"${record.id}"` : at + 1}`
    const fault = (problem: string) => void damage.push({ where, problem })
    if (!isObject(record)) return fault('it is no record')
    const { sequence, ...fields } = record
    if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1)
      return fault('it has no sequence')
    if (rows.has(sequence)) return fault(`another record has the sequence ${sequence}`)
    const row = readRow(table, fields, added)
    if (typeof row === 'string') return fault(row)
    for (const keys of uniqueValues(table, row)) {
      if (taken.has(keys)) return fault(`another record has the same ${keys.split(' ')[0]}`)
    }
    for (const keys of uniqueValues(table, row)) taken.add(keys)
    rows.set(sequence, row)
  })
  // Edited by hand they may stand in any order.
  return new Map([...rows].toSorted(([left], [right]) => left - right))
}

/** The row, or what is wrong with it. */
function readRow({ columns, columnNames }: AnyTable, fields: JsonObject, added: AddedColumns): Row | string {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(columns, name))
  if (unknown !== undefined) return `there is no field ${unknown}`
  const row: Row[number][] = []
  for (const name of columnNames) {
    const column = columns[name]
    if (column === undefined) return `there is no field ${name}`
    const older = Object.hasOwn(fields, name) ? undefined : added.get(name)
    try {
      row.push(older === undefined ? readCell(column, fields[name] ?? null) : older)
    } catch (error) {
      return `${name}: ${error instanceof Error ? error.message : String(error)}`
    }
  }
  return row
}

/** One text for each unique key of which no part is null: its columns, then its values. */
export function uniqueValues({ unique, columnNames }: AnyTable, row: Row): readonly string[] {
  return unique.flatMap((keys) => {
    const values = keys.map((key) => row[columnNames.indexOf(key)] ?? null)
    return values.includes(null) ? [] : [`${keys.join('+')} ${JSON.stringify(values)}`]
  })
}

function readInfo(info: unknown, damage: Damage[]): SnapshotInfo {
  const given = isObject(info) ? info : {}
  const time = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number.NaN)
  const capturedAt = time(given.capturedAt)
  if (Number.isNaN(capturedAt)) damage.push({ where: 'info', problem: 'capturedAt is missing' })
  const realCapturedAt = time(given.realCapturedAt)
  return {
    capturedAt: capturedAt || 0,
    realCapturedAt: realCapturedAt || capturedAt || 0,
    note: typeof given.note === 'string' ? given.note : '',
    tags: isStringList(given.tags) ? given.tags : [],
    from: typeof given.from === 'string' ? given.from : '',
    random: typeof given.random === 'number' ? given.random : null,
    restoresOnStart: given.restoresOnStart === true,
  }
}
