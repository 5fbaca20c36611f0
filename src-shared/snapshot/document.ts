/** A snapshot in memory: rows by table and sequence, and what is known of the moment it was taken. */
import type { Row } from '../store/change.ts'

export type Rows = ReadonlyMap<number, Row>

/** By table; a table that is not there was left out. */
export type State = ReadonlyMap<string, Rows>

export interface SnapshotInfo {
  /** Emulator time. */
  readonly capturedAt: number
  readonly realCapturedAt: number
  readonly note: string
  readonly tags: readonly string[]
  /** The snapshot that it is a copy of; empty when it was taken of the state. */
  readonly from: string
  /** How far the seed had come; null when nobody chose one. */
  readonly random: number | null
  /** Whoever starts with its folder begins with it. */
  readonly restoresOnStart: boolean
}

export interface SnapshotDocument {
  readonly info: SnapshotInfo
  readonly state: State
}

/** Something that cannot be read, and where it stands. */
export interface Damage {
  readonly where: string
  readonly problem: string
}

/** Left out unless asked for: what was sent, and who did what. Every other table is in every snapshot. */
export const optionalTables = {
  messages: ['messages', 'heldMessages'],
  logs: ['logs'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export function isOptional(table: string): boolean {
  return Object.values(optionalTables).some((names) => names.some((name) => name === table))
}
