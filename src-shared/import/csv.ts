// Each program that reads this file needs the types, also those that do not list the file they stand in.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
/** Tables of users: RFC 4180, with a head line; a semicolon or a tab may part the cells as well. */
import papaParse from 'papaparse'
import { fieldNames } from './fields.ts'
import { badFile } from './json.ts'
import type { Source, SourceRow } from './source.ts'

export interface CsvChoices {
  /** Such as `email:Mail,name:Full name`; a line of CSV itself, so that a name may hold a comma in quotes. */
  readonly columns: string
  /** How all passwords were hashed, unless a column says it. */
  readonly hash: string | null
  readonly hashOptions: string | null
}

/** A column of one option of the hash, such as `hashOptions.salt`. */
const option = 'hashOptions.'

export function readCsv(text: string, { columns, hash, hashOptions }: CsvChoices): Source {
  const { data, errors } = papaParse.parse(text, { delimiter: delimiterOf(text) })
  const [head = [], ...lines] = data
  if (isBlank(head)) badFile('The file is empty.', 'Its first line names the columns.')
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  // Whatever follows would be part of that cell.
  if (open !== undefined) badFile(`A quote in row ${(open.row ?? 0) + 1} is never closed.`, 'Nothing was imported.')
  const filled = lines.flatMap((cells, at) => (isBlank(cells) ? [] : [{ cells, at }]))
  const headerOf = mapping(columns, head)
  const fieldOf = new Map(head.map((header, at) => [at, headerOf.get(header) ?? ownName(header, headerOf)] as const))
  const taken = [...fieldOf.values()].filter((field) => field !== null)
  const twice = taken.find((field, at) => taken.indexOf(field) !== at)
  if (twice !== undefined) badFile(`Two columns hold the field ${twice}.`, `Say which one: columns=${twice}:<column>.`)
  if (taken.length === 0) {
    badFile(
      `No column is a field of a user: ${head.join(', ')}.`,
      `Name them, such as columns=email:${head[0] ?? 'Mail'}. Fields: ${fieldNames.join(', ')}.`,
    )
  }
  const ignored = head.filter((_header, at) => fieldOf.get(at) === null)
  const broken = new Map(errors.filter(({ row }) => row !== undefined).map(({ row, message }) => [row, message]))

  function rowOf(place: number): SourceRow {
    const { cells, at } = filled[place] ?? { cells: [], at: 0 }
    const fields: Record<string, unknown> = hash === null ? {} : { hash }
    const options: Record<string, string> = {}
    cells.forEach((cell, column) => {
      const field = fieldOf.get(column) ?? null
      if (field === null || cell === '') return
      if (field.startsWith(option)) options[field.slice(option.length)] = cell
      else fields[field] = cell
    })
    const common = fields.hashOptions ?? hashOptions
    const given = Object.keys(options).length === 0 ? common : { ...optionsOf(common), ...options }
    const problem =
      broken.get(at + 1) ??
      (cells.length > head.length ? `it has ${cells.length} cells, the head has ${head.length}` : null)
    return {
      // The head is row 1.
      row: at + 2,
      fields: { ...fields, ...(given === null || given === undefined ? {} : { hashOptions: given }) },
      faults: problem === null ? [] : [{ field: 'row', reason: problem }],
      ignored,
    }
  }

  return {
    total: filled.length,
    row: rowOf,
    nameOf: (field) => head.find((_header, at) => fieldOf.get(at) === field) ?? field,
  }
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell === '')

/** The one that parts the head into most cells. */
function delimiterOf(text: string): string {
  const cells = (delimiter: string) => papaParse.parse(text, { delimiter, preview: 1 }).data[0]?.length ?? 0
  return [';', '\t'].reduce((best, delimiter) => (cells(delimiter) > cells(best) ? delimiter : best), ',')
}

/** The field by its header, for the columns that are named. */
function mapping(columns: string, head: readonly string[]): ReadonlyMap<string, string> {
  const [pairs = []] = papaParse.parse(columns, { delimiter: ',' }).data
  return new Map(
    pairs
      .filter((pair) => pair !== '')
      .map((pair) => {
        const [field = '', ...rest] = pair.split(':')
        const header = rest.join(':')
        if (!isField(field)) badFile(`A user has no field "${field}".`, `Fields: ${fieldNames.join(', ')}.`)
        if (!head.includes(header)) badFile(`There is no column "${header}".`, `Columns: ${head.join(', ')}.`)
        return [header, field] as const
      }),
  )
}

const isField = (name: string) => fieldNames.includes(name) || name.startsWith(option)

/** A column that is named like a field holds it, unless another one was said to. */
function ownName(header: string, named: ReadonlyMap<string, string>): string | null {
  const name = header.trim()
  const field = name.startsWith(option)
    ? name
    : (fieldNames.find((one) => one.toLowerCase() === name.replace(/^\$/, '').toLowerCase()) ?? null)
  return field === null || [...named.values()].includes(field) ? null : field
}

function optionsOf(common: unknown): object {
  try {
    const value: unknown = typeof common === 'string' ? JSON.parse(common) : common
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
