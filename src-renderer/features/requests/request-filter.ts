/** The filter of the request log: words and `key:value` tokens; a minus in front excludes. */
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { parseTokens, spanMilliseconds, type Token } from '../../data/filter-tokens.ts'
import type { FilterToken } from '../../ui/filter-box.tsx'
import type { Flow } from './flows.ts'

export const requestTokens: readonly FilterToken[] = [
  { example: 'status:4xx', meaning: 'status, one or a class' },
  { example: 'error:user_blocked', meaning: 'type of the error' },
  { example: 'sdk:account.*', meaning: 'SDK call' },
  { example: 'actor:guest', meaning: 'guest, key, or a user by ID or name' },
  { example: 'path:/teams', meaning: 'part of the path' },
  { example: 'method:POST', meaning: 'HTTP method' },
  { example: 'tag:slow', meaning: 'fault, limited, not-emulated, emulator-failed, slow' },
  { example: 'since:5m', meaning: 'the last minutes, emulator time' },
  { example: 'source:window', meaning: 'what this window sent' },
]

export type RequestFilter = (request: ExchangeSummary) => boolean

/** What a request does not say of itself. */
export interface Known {
  readonly flows: ReadonlyMap<string, Flow>
  readonly pinned: ReadonlySet<string>
}

const nothingKnown: Known = { flows: new Map(), pinned: new Set() }

/** `now` is emulator time in milliseconds, for `since:`. */
export function parseRequestFilter(text: string, now: number, known: Known = nothingKnown): RequestFilter {
  const tokens = parseTokens(text)
  const asksSource = tokens.some(({ key }) => key === 'source')
  const tests = tokens.map((token) => {
    const test = testOf(token, now, known)
    return token.isExcluded ? (request: ExchangeSummary) => !test(request) : test
  })
  // The window's own calls would drown what the app does: they are hidden until asked for.
  return (request) => (asksSource || request.source === 'app') && tests.every((test) => test(request))
}

/** The filter with a token more; the same token the other way round is replaced. */
export function withToken(text: string, key: string, value: string, isExcluded: boolean): string {
  const token = `${key}:${/\s/.test(value) ? `"${value}"` : value}`
  const rest = ` ${text} `.replace(` -${token} `, ' ').replace(` ${token} `, ' ').trim()
  return `${rest} ${isExcluded ? '-' : ''}${token}`.trim()
}

function testOf({ key, value }: Token, now: number, { flows, pinned }: Known): RequestFilter {
  switch (key) {
    case null:
      return (request) => textOf(request).includes(value)
    case 'status':
      return ({ status }) => matchesStatus(status, value)
    case 'error':
      return ({ errorType }) => glob(value)(errorType ?? '')
    case 'sdk':
      return ({ sdk }) => glob(value)(sdk ?? '')
    case 'actor':
      return ({ actor }) =>
        actor.kind === value ||
        (actor.kind !== 'guest' && (glob(value)(actor.id) || actor.name.toLowerCase().includes(value)))
    case 'path':
      return ({ path }) => path.toLowerCase().includes(value)
    case 'method':
      return ({ method }) => method.toLowerCase() === value
    case 'tag':
      return ({ tags }) => tags.some((tag) => tag === value)
    case 'fault':
      return ({ tags }) => tags.includes('fault') === isYes(value)
    case 'pinned':
      return ({ id }) => pinned.has(id) === isYes(value)
    case 'flow':
      return ({ id }) => (flows.get(id)?.id ?? id) === value
    case 'source':
      return ({ source }) => value === 'any' || source === value
    case 'since': {
      const span = spanMilliseconds(value)
      return ({ at }) => span === null || Date.parse(at) >= now - span
    }
    default:
      // Not a token of ours: perhaps a value with a colon in it.
      return (request) => textOf(request).includes(`${key}:${value}`)
  }
}

function isYes(value: string): boolean {
  return value !== 'no'
}

function matchesStatus(status: number, value: string): boolean {
  return [...value].every((sign, index) => sign === 'x' || sign === String(status)[index])
}

function glob(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const expression = new RegExp(`^${parts.join('.*')}$`, 'i')
  return (text) => expression.test(text)
}

function textOf({ path, sdk, errorType, actor, method }: ExchangeSummary): string {
  const who = actor.kind === 'guest' ? 'guest' : `${actor.id} ${actor.name}`
  return `${method} ${path} ${sdk ?? ''} ${errorType ?? ''} ${who}`.toLowerCase()
}
