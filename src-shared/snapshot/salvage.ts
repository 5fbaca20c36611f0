/** What is good in a snapshot whose JSON is broken: cut off, or with both sides of a merge in it. */
import { isObject, type JsonObject } from '../store/column.ts'
import type { Damage } from './document.ts'

export interface Salvaged {
  readonly document: JsonObject
  readonly damage: readonly Damage[]
}

/** Reads by lines: the layout of `writing.ts` has every record between a `{` and a `}` of its own. */
export function salvage(text: string): Salvaged {
  const damage: Damage[] = []
  const head = new Map<string, unknown>()
  const tables = new Map<string, unknown[]>()
  let rows: unknown[] | null = null
  let block: { readonly name: string | null; readonly start: number; readonly lines: string[] } | null = null
  const spoiled = (from: number, to: number, problem: string) =>
    damage.push({ where: from === to ? `line ${from}` : `lines ${from}–${to}`, problem })

  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const number = at + 1
    const [, part] = /^ {2}"(format|info)": \{$/.exec(line) ?? []
    const [, table, empty] = /^ {4}"(\w+)": \[(\],?)?$/.exec(line) ?? []
    const starts = part !== undefined || (table !== undefined && block === null) || line === '      {'
    if (starts && block !== null) {
      spoiled(block.start, at, 'a record without an end')
      block = null
    }
    if (part !== undefined) block = { name: part, start: number, lines: ['{'] }
    else if (line === '      {') block = { name: null, start: number, lines: ['{'] }
    else if (block !== null && /^( {2}| {6})\},?$/.test(line)) {
      const value = parsed([...block.lines, '}'].join('\n'))
      if (value === null) spoiled(block.start, number, 'a record that is no JSON')
      else if (block.name !== null) head.set(block.name, value)
      else if (rows === null) spoiled(block.start, number, 'a record outside a table')
      else rows.push(value)
      block = null
    } else if (block !== null) block.lines.push(line)
    else if (table !== undefined) {
      rows = tables.get(table) ?? []
      tables.set(table, rows)
      if (empty !== undefined) rows = null
    } else if (/^ {4}\],?$/.test(line)) rows = null
    else if (!/^(\{|\}| {2}"tables": \{| {2}\}|)$/.test(line)) spoiled(number, number, 'a line outside of any record')
  }
  if (block !== null) damage.push({ where: 'the end', problem: 'the file ends within a record' })
  if (!/^\}\s*$/m.test(text)) damage.push({ where: 'the end', problem: 'the file is cut off' })
  return { document: { ...Object.fromEntries(head), tables: Object.fromEntries(tables) }, damage }
}

function parsed(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}
