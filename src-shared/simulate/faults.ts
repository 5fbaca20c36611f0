/** The plan of faults: which calls a rule strikes. Pure, so that the same seed and count always say the same. */
import type { FaultEffect, FaultKind, FaultRule } from '../contract/faults.ts'
import { isObject } from '../store/column.ts'
import { seededBytes } from './random.ts'

/** When in the life of a call an effect takes hold. */
export type FaultMoment = 'before' | 'message' | 'provider' | 'after'

const moments = {
  error: 'before',
  reply: 'before',
  delay: 'before',
  drop: 'before',
  'drop-answer': 'after',
  'broken-json': 'after',
  'empty-body': 'after',
  'expire-session': 'before',
  'revoke-session': 'after',
  'lose-message': 'message',
  'delay-message': 'message',
  'duplicate-message': 'message',
  'provider-denies': 'provider',
  'provider-without-email': 'provider',
} as const satisfies Readonly<Record<FaultKind, FaultMoment>>

const isKind = (text: string): text is FaultKind => Object.hasOwn(moments, text)

export const faultKinds: readonly FaultKind[] = Object.keys(moments).filter(isKind)

export const momentOf = ({ kind }: FaultEffect): FaultMoment => moments[kind]

/** Effects after which a call can bear others; after the rest no further fault is asked. */
const gentle: ReadonlySet<FaultKind> = new Set(['delay', 'expire-session', 'revoke-session'])

export const isGentle = ({ kind }: FaultEffect): boolean => gentle.has(kind)

/** A rule as it is kept. */
export interface PlannedFault extends FaultRule {
  readonly id: string
  /** Emulator time. */
  readonly createdAt: number
  /** Real time. */
  readonly realEndsAt: number
}

export interface FaultCount {
  readonly matched: number
  readonly hits: number
}

/** A call, as far as rules ask for it. */
export interface FaultSubject {
  readonly projectId: string
  readonly sdk: string | null
  /** With `/v1`. */
  readonly path: string
  /** Asked only when a rule says so, for it may take a look into the store. */
  actor(): { readonly kind: 'guest' | 'user' | 'key'; readonly id: string | null }
}

export function faultState({ next, realEndsAt }: PlannedFault, { hits }: FaultCount, realNow: number) {
  if (next !== null && hits >= next) return 'used-up'
  return realNow >= realEndsAt ? 'timed-out' : 'on'
}

export function matches({ projectId, sdk, path, actor }: FaultRule, subject: FaultSubject): boolean {
  return (
    (projectId === null || projectId === subject.projectId) &&
    fitsPattern(sdk, subject.sdk ?? '') &&
    fitsPattern(path, path.startsWith('/v1') ? subject.path : subject.path.replace(/^\/v1(?=\/|$)/, '')) &&
    isActor(actor, subject)
  )
}

function isActor(wanted: string, subject: FaultSubject): boolean {
  if (wanted === 'anyone') return true
  const { kind, id } = subject.actor()
  return wanted === kind || wanted === id
}

/** Whether the match after `matched` others is struck. */
export function strikesNext({ every, percent, seed }: FaultRule, { matched }: FaultCount): boolean {
  const nth = matched + 1
  return nth % every === 0 && drawn(seed, nth) * 100 < percent
}

/** Milliseconds that the match after `matched` others waits. */
export function delayOf(
  { seed }: FaultRule,
  { matched }: FaultCount,
  { milliseconds, upToMilliseconds }: FaultEffect & { readonly kind: 'delay' },
): number {
  // Another stream than the one that chose the call, or percentages would choose the short delays.
  const share = drawn(seed ^ 0x5bd1e995, matched + 1)
  return Math.round(milliseconds + share * Math.max(0, upToMilliseconds - milliseconds))
}

/** From 0 up to 1: the `nth` number of a series that needs no memory. */
function drawn(seed: number, nth: number): number {
  const bytes = seededBytes(Math.imul(seed, 0x9e3779b1) + Math.imul(nth, 0x85ebca6b))(4)
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32
}

/** `*` stands for any text, also none. Takes linear time, whatever the pattern. */
export function fitsPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === pattern
  const last = rest.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

const effectFields: Readonly<Partial<Record<FaultKind, Readonly<Record<string, 'string' | 'number'>>>>> = {
  error: { type: 'string' },
  reply: { status: 'number' },
  delay: { milliseconds: 'number', upToMilliseconds: 'number' },
  'delay-message': { milliseconds: 'number' },
}

function isEffect(value: unknown): value is FaultEffect {
  if (!isObject(value) || typeof value.kind !== 'string' || !isKind(value.kind)) return false
  return Object.entries(effectFields[value.kind] ?? {}).every(([name, type]) => typeof value[name] === type)
}

/** Whether a value of the store is a rule that this version can read. */
export function isPlannedFault(value: unknown): value is PlannedFault {
  return (
    isObject(value) &&
    ['id', 'sdk', 'path', 'actor'].every((name) => typeof value[name] === 'string') &&
    ['every', 'percent', 'seed', 'createdAt', 'realEndsAt'].every((name) => typeof value[name] === 'number') &&
    (value.projectId === null || typeof value.projectId === 'string') &&
    (value.next === null || typeof value.next === 'number') &&
    isEffect(value.effect)
  )
}
