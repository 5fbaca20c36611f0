/** Turns what happened to a request into what the log keeps of it. */
import type { ActorSummary, ClientSummary, ExchangeSide, ExchangeTag } from '../contract/requests.ts'
import { isoTime } from '../domain/time.ts'
import { eventsOf } from '../endpoints/events.ts'
import type { Served } from '../endpoints/serve.ts'
import type { Actor } from '../gates/call.ts'
import { sourceOf } from '../http/source.ts'
import type { Incoming } from '../http/incoming.ts'
import { isId } from '../http/rules.ts'
import type { TraceStep } from '../http/trace.ts'
import { changedIds } from '../store/changed-ids.ts'
import type { Store } from '../store/store.ts'
import type { LoggedExchange } from './request-log.ts'

/** Bytes of a body that are kept. */
const keptBody = 64 * 1024
/** From here on an exchange is tagged slow. */
const slowMilliseconds = 500

/** Names the exchange that a call repeats; it is no header of the app. */
export const replayHeader = 'x-emulator-replay-of'

/** What is known of an exchange beside what its call says. */
export interface ExchangeFacts {
  readonly id: string
  readonly sequence: number
  readonly at: number
  readonly realAt: number
  readonly durationMilliseconds: number
  readonly request: Incoming
  readonly requestBody: string
  readonly projectId: string
  readonly response: Response
  readonly responseBody: string
  readonly error: { readonly type: string; readonly message: string } | null
  readonly steps: readonly TraceStep[]
  /** Ids of those that touched it. */
  readonly faults: readonly string[]
  /** Null when no route matched. */
  readonly served: Served | null
}

export function recordExchange(facts: ExchangeFacts, store: Pick<Store, 'decode' | 'users'>): LoggedExchange {
  const { request, served, response, error } = facts
  const url = new URL(request.url)
  const call = served?.call ?? null
  return {
    summary: {
      id: facts.id,
      sequence: facts.sequence,
      at: isoTime(facts.at),
      realAt: isoTime(facts.realAt),
      projectId: facts.projectId,
      method: request.method,
      path: url.pathname + url.search,
      route: call?.route.path ?? null,
      sdk: call?.route.sdk ?? null,
      status: response.status,
      errorType: error?.type ?? null,
      errorMessage: error?.message ?? null,
      actor: call === null ? { kind: 'guest' } : summarizeActor(call.actor),
      userId: served === null ? null : concernedUser(served, store),
      durationMilliseconds: facts.durationMilliseconds,
      tags: tagsOf(facts),
      source: sourceOf(request.headers),
      replayOf: request.headers.get(replayHeader),
      client: summarizeClient(request.headers),
    },
    request: side(withoutReplay(request.headers), facts.requestBody),
    response: side(
      response.headers,
      facts.responseBody,
      served?.cookies.map(({ name, value }) => ['set-cookie', `${name}=${value}`]),
    ),
    parameters: served?.parameters ?? null,
    steps: facts.steps,
    changes: served === null ? [] : [...served.accessChanges, ...served.changesWithFaults],
    accessChanges: served?.accessChanges.length ?? 0,
    events: served === null ? [] : eventsOf(served, store.decode).map(({ name }) => name),
    subject: {
      userId: call?.actor.signedIn?.user.id ?? null,
      sessionId: call?.actor.signedIn?.session?.id ?? null,
      faults: facts.faults,
      keyId: call?.actor.kind === 'key' ? call.actor.key.id : null,
      email: typeof call?.raw.email === 'string' ? call.raw.email.trim().toLowerCase() : null,
    },
  }
}

/** Whom a call was about: whose records it changed, whom it named, who it would have signed in, or who made it. */
function concernedUser({ call, changes }: Served, store: Pick<Store, 'decode' | 'users'>): string | null {
  const named = changedIds(changes, store.decode, call.raw).get('userId')
  if (named !== undefined && isId(named)) return named
  const { email } = call.raw
  if (call.actor.signedIn !== null || typeof email !== 'string') return call.actor.signedIn?.user.id ?? null
  return store.users.first({ projectId: call.projectId, email: email.trim().toLowerCase() })?.id ?? null
}

function summarizeActor(actor: Actor): ActorSummary {
  if (actor.kind === 'key') return { kind: 'key', id: actor.key.id, name: actor.key.name }
  if (actor.kind === 'guest') return { kind: 'guest' }
  const { user } = actor.signedIn
  return { kind: 'user', id: user.id, name: user.name || user.email || user.id }
}

function summarizeClient(headers: Headers): ClientSummary {
  return {
    sdkName: headers.get('x-sdk-name'),
    sdkVersion: headers.get('x-sdk-version'),
    sdkLanguage: headers.get('x-sdk-language'),
    origin: headers.get('origin'),
    userAgent: headers.get('user-agent'),
  }
}

function tagsOf({ response, error, served, faults, durationMilliseconds }: ExchangeFacts): ExchangeTag[] {
  return [
    ...(faults.length > 0 ? (['fault'] as const) : []),
    ...(response.status === 429 ? (['limited'] as const) : []),
    ...(response.status === 501 && error?.type === 'general_not_implemented' ? (['not-emulated'] as const) : []),
    ...(served?.error?.isOurs === true && response.status >= 500 ? (['emulator-failed'] as const) : []),
    ...(durationMilliseconds >= slowMilliseconds ? (['slow'] as const) : []),
  ]
}

function withoutReplay(headers: Headers): readonly (readonly [string, string])[] {
  return [...headers].filter(([name]) => name !== replayHeader)
}

function side(
  headers: Iterable<readonly [string, string]>,
  body: string,
  extra: readonly (readonly [string, string])[] = [],
): ExchangeSide {
  return {
    headers: [...headers, ...extra],
    body: body === '' ? null : body.slice(0, keptBody),
    bodyOmittedBytes: Math.max(0, body.length - keptBody),
  }
}
