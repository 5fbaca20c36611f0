/** One line of the log: `<number> <crc32 in hex> <json>\n`, the checksum over the JSON's bytes. */
import { crc32 } from 'node:zlib'
import type { Cell, Commit, Row } from '../../src-shared/store/change.ts'

export function encodeRecord(commit: Commit): Buffer {
  const json = JSON.stringify(commit.changes)
  return Buffer.from(`${commit.number} ${checksum(json)} ${json}\n`)
}

/** The commit that a line holds; throws saying what is wrong with it. */
export function decodeRecord(line: string): Commit {
  const parts = /^(\d+) ([0-9a-f]{8}) (.*)$/s.exec(line)
  if (parts === null) throw new Error('it does not start with a commit number and a checksum')
  const [, number = '', expected = '', json = ''] = parts
  if (checksum(json) !== expected) throw new Error('its checksum does not match its text')
  const changes: unknown = JSON.parse(json)
  if (!Array.isArray(changes) || !changes.every(isChange)) throw new Error('it does not hold a list of changes')
  return { number: Number(number), changes }
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}

function isChange(value: unknown): value is Commit['changes'][number] {
  return (
    typeof value === 'object' &&
    value !== null &&
    'table' in value &&
    typeof value.table === 'string' &&
    'sequence' in value &&
    Number.isSafeInteger(value.sequence) &&
    'after' in value &&
    (value.after === null || isRow(value.after))
  )
}

function isRow(value: unknown): value is Row {
  return Array.isArray(value) && value.every(isCell)
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === 'string' || typeof value === 'number'
}
