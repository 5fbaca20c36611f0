/** A fault as it is put together: the fields as text, and what they come to. */
import type {
  FaultKind,
  FaultPreset,
  FaultRule,
  NewFault,
  NewFaultEffect,
} from '../../../src-shared/contract/faults.ts'
import { parseDuration } from '../../../src-shared/contract/duration.ts'

export type HowOften = 'next' | 'all' | 'every' | 'percent'

export interface FaultDraft {
  /** An SDK call or, with a slash in front, a path; `*` stands for any text and nothing for any call. */
  readonly calls: string
  readonly actor: string
  readonly kind: FaultKind
  readonly errorType: string
  readonly status: string
  readonly body: string
  /** Spans such as `1.5s`. */
  readonly wait: string
  readonly upTo: string
  readonly late: string
  readonly often: HowOften
  readonly count: string
  readonly lasts: string
  /** Only calls of the project that is looked at. */
  readonly isHere: boolean
}

/** What is tried most: the next sign-in is rate limited. Only the call is left to say. */
export const emptyDraft: FaultDraft = {
  calls: '',
  actor: 'anyone',
  kind: 'error',
  errorType: 'general_rate_limit_exceeded',
  status: '503',
  body: '{"message":"Busy"}',
  wait: '1.5s',
  upTo: '4s',
  late: '30s',
  often: 'next',
  count: '1',
  lasts: '10m',
  isHere: false,
}

/** An answer for a call that the emulator has none for. */
export const stubDraft: FaultDraft = { ...emptyDraft, kind: 'reply', status: '200', body: '{}', often: 'all' }

export function draftOfPreset({ sdk, next, effect }: FaultPreset): FaultDraft {
  return {
    ...emptyDraft,
    ...draftOfEffect(effect),
    calls: sdk === '*' ? '' : sdk,
    often: next === null ? 'all' : 'next',
    count: String(next ?? 1),
  }
}

function draftOfEffect(effect: FaultRule['effect']): Partial<FaultDraft> {
  switch (effect.kind) {
    case 'error':
      return { kind: effect.kind, errorType: effect.type }
    case 'reply':
      return {
        kind: effect.kind,
        status: String(effect.status),
        body: typeof effect.body === 'string' ? effect.body : JSON.stringify(effect.body),
      }
    case 'delay':
      return { kind: effect.kind, wait: spanOf(effect.milliseconds), upTo: spanOf(effect.upToMilliseconds) }
    case 'delay-message':
      return { kind: effect.kind, late: spanOf(effect.milliseconds) }
    default:
      return { kind: effect.kind }
  }
}

const spanOf = (milliseconds: number) => (milliseconds < 1000 ? `${milliseconds}ms` : `${milliseconds / 1000}s`)

export type DraftField = 'calls' | 'actor' | 'errorType' | 'status' | 'wait' | 'late' | 'count' | 'lasts'

export type ReadDraft =
  | { readonly fault: NewFault; readonly problem: null }
  | { readonly fault: null; readonly problem: { readonly field: DraftField; readonly text: string } }

const problem = (field: DraftField, text: string) => ({ fault: null, problem: { field, text } })

const counts: Readonly<Record<Exclude<HowOften, 'all'>, number>> = { next: 1_000_000, every: 1_000_000, percent: 100 }

/** `errors` are the types that the server knows. */
export function readDraft(draft: FaultDraft, projectId: string, errors: ReadonlySet<string>): ReadDraft {
  const { calls, actor, often, lasts } = draft
  const count = Number(draft.count)
  const isCount = often === 'all' || (Number.isInteger(count) && count >= 1 && count <= counts[often])
  if (!isCount) return problem('count', often === 'percent' ? 'From 1 to 100 %.' : 'A whole number, from 1.')
  if ((parseDuration(lasts) ?? 0) <= 0) return problem('lasts', 'A span such as 90s or 10m.')
  const effect = effectOf(draft, errors)
  if ('field' in effect) return problem(effect.field, effect.text)
  const where = calls.trim()
  return {
    problem: null,
    fault: {
      ...(where === '' || where === '*' ? {} : where.startsWith('/') ? { path: where } : { sdk: where }),
      ...(actor.trim() === '' || actor === 'anyone' ? {} : { actor: actor.trim() }),
      ...(draft.isHere ? { projectId } : {}),
      effect,
      ...(often === 'all' ? {} : { [often]: count }),
      ...(lasts === emptyDraft.lasts ? {} : { lasts }),
    },
  }
}

function effectOf(
  { kind, errorType, status, body, wait, upTo, late }: FaultDraft,
  errors: ReadonlySet<string>,
): NewFaultEffect | { readonly field: DraftField; readonly text: string } {
  switch (kind) {
    case 'error':
      return errors.has(errorType)
        ? { kind, type: errorType }
        : { field: 'errorType', text: 'Appwrite has no such error.' }
    case 'reply': {
      const number = Number(status)
      return Number.isInteger(number) && number >= 200 && number <= 599
        ? { kind, status: number, ...(body === '' ? {} : { body: jsonOrText(body) }) }
        : { field: 'status', text: 'A status from 200 to 599.' }
    }
    case 'delay': {
      const milliseconds = parseDuration(wait)
      const upToMilliseconds = upTo.trim() === '' ? milliseconds : parseDuration(upTo)
      if (milliseconds === null || upToMilliseconds === null || milliseconds < 0)
        return { field: 'wait', text: 'Spans such as 500ms or 2s.' }
      return { kind, milliseconds, ...(upToMilliseconds > milliseconds ? { upToMilliseconds } : {}) }
    }
    case 'delay-message': {
      const milliseconds = parseDuration(late)
      return milliseconds !== null && milliseconds > 0
        ? { kind, milliseconds }
        : { field: 'late', text: 'A span such as 30s or 5m.' }
    }
    default:
      return { kind }
  }
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
