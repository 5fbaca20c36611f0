/** The journey of one request of the emulated API: gates, parameters, handler, model, reply. */
import type { Peer, SetCookie } from '../emulator.ts'
import { contextOf } from '../gates/context.ts'
import { touchAccess } from '../gates/access.ts'
import type { Call, World } from '../gates/call.ts'
import { bendAnswer, meetFaults } from '../gates/faults.ts'
import { gates, passGates } from '../gates/index.ts'
import { openCall } from '../gates/open-call.ts'
import type { Match } from '../http/app.ts'
import { AppwriteError, EmulatorError, fail } from '../http/errors.ts'
import type { Incoming } from '../http/incoming.ts'
import { corsHeaders, isOriginAllowed } from '../http/origin-rule.ts'
import { emptyReply, forbidCaching, jsonReply, redirectReply, type WrittenReply } from '../http/reply.ts'
import { apiVersion } from '../http/version.ts'
import { publicCodes } from '../http/error-catalogue.ts'
import { errorPage } from '../pages/error.ts'
import type { Change } from '../store/change.ts'
import type { ApiRoute } from './define-route.ts'
import { filterRequest } from './request-filters.ts'

/** What a request did, for its answer and for the inspector. */
export interface Served {
  readonly call: Call
  readonly response: Response
  /** As the handler answered; `sentBody` is what a fault has left of it. */
  readonly body: string
  readonly sentBody: string
  /** A fault ends the connection, so nobody sees the response. */
  readonly isDropped: boolean
  readonly cookies: readonly SetCookie[]
  readonly parameters: Readonly<Record<string, unknown>> | null
  /** Of the handler. */
  readonly changes: readonly Change[]
  /** Of the note that the user was there. */
  readonly accessChanges: readonly Change[]
  /** In order: of faults before the handler, of the handler, of faults after it. */
  readonly changesWithFaults: readonly Change[]
  readonly error: { readonly type: string; readonly message: string; readonly isOurs: boolean } | null
}

/** The steps of every request, in order. */
const journey: readonly string[] = [...gates.map(({ name }) => name), 'parameters', 'handler']

export async function serve(
  world: World,
  id: string,
  request: Incoming,
  body: string,
  peer: Peer,
  match: Match<ApiRoute>,
): Promise<Served> {
  const call = openCall(world, id, request, body, peer, match)
  const { route } = match
  const changes: Change[] = []
  const accessChanges: Change[] = []
  const faultChanges: Change[] = []
  let parameters: Served['parameters'] = null
  let error: Served['error'] = null
  let isDropped = false
  let response: Response
  let text = ''

  async function pass(): Promise<WrittenReply> {
    passGates(call)
    accessChanges.push(...touchAccess(call))
    const context = contextOf(call, (made) => changes.push(...made))
    const view = { format: call.format, showsSecrets: call.actor.kind === 'key' }
    checkTimestamp(call)
    if (context.project.settings.authPasswordDictionary) await context.passwordDictionary.load()
    const { email } = call.raw
    if (typeof email === 'string') await context.disposableDomains.load(email)
    const value = await route.run(filterRequest(call.raw, call.format), context, view, (input) => {
      parameters = input
      call.trace.pass('parameters', Object.keys(input).length === 0 ? 'none' : Object.keys(input).join(', '))
    })
    call.trace.pass('handler', `${route.status}`)
    return reply(route.status, value)
  }

  try {
    const met = await meetFaults(call, (made) => faultChanges.push(...made))
    isDropped = met === 'dropped'
    if (met !== null) skipRest(call)
    ;({ response, text } = met === null ? await pass() : met === 'dropped' ? nothing() : met)
  } catch (thrown) {
    if (parameters === null && call.trace.steps.every((step) => step.verdict !== 'stop')) {
      call.trace.stop('parameters', messageOf(thrown))
    } else if (parameters !== null) call.trace.stop('handler', messageOf(thrown))
    skipRest(call)
    call.cookies.length = 0
    call.responseHeaders.delete('X-Fallback-Cookies')
    ;({ response, text, error } = errorReply(thrown, route))
  }
  for (const listener of call.onStatus) listener(response.status)
  for (const [name, value] of call.responseHeaders) response.headers.append(name, value)
  addStandardHeaders(response.headers, call.request, call.projectId, call)
  const isMet = call.trace.steps.some(({ gate, verdict }) => gate === 'faults' && verdict === 'stop')
  const sent = isMet ? null : bendAnswer(call, { response, text }, changes)
  return {
    call,
    response: sent?.response ?? response,
    body: text,
    sentBody: sent?.text ?? text,
    isDropped: isDropped || sent?.isDropped === true,
    cookies: call.cookies,
    parameters,
    changes,
    accessChanges,
    changesWithFaults: [...faultChanges, ...changes, ...(sent?.changes ?? [])],
    error,
  }
}

/** The story tells of what was not reached, too. */
function skipRest({ trace }: Call): void {
  const reached = new Set(trace.steps.map(({ gate }) => gate))
  for (const step of journey) if (!reached.has(step)) trace.skip(step, 'not reached')
}

/** Stands for the answer of a connection that is dropped. */
function nothing(): WrittenReply {
  return { response: emptyReply(503), text: '' }
}

function checkTimestamp({ route, request }: Call): void {
  const timestamp = request.headers.get('x-appwrite-timestamp')
  if (route.readsTimestamp === true && timestamp !== null && Number.isNaN(Date.parse(timestamp))) {
    fail('general_argument_invalid', 'The header X-Appwrite-Timestamp is not a date.')
  }
}

function reply(status: number, value: unknown): WrittenReply {
  if (status === 204) return { response: emptyReply(204), text: '' }
  if (status === 301) return { response: redirectReply(status, String(value)), text: '' }
  if (typeof value === 'string') {
    const headers = { 'Content-Type': 'text/plain; charset=UTF-8' }
    return { response: new Response(value, { status, headers }), text: value }
  }
  return jsonReply(status, value)
}

interface ErrorReply {
  readonly response: Response
  readonly text: string
  readonly error: NonNullable<Served['error']>
}

/** What was thrown, as an answer: JSON, or a page where a browser came by itself. */
export function errorReply(thrown: unknown, { showsPages = false }: Pick<ApiRoute, 'showsPages'> = {}): ErrorReply {
  const isAppwrites = thrown instanceof AppwriteError
  const isEmulators = thrown instanceof EmulatorError
  const type = isAppwrites || isEmulators ? thrown.type : 'general_unknown'
  const code = isAppwrites ? thrown.code : isEmulators ? thrown.status : 500
  const status = publicCodes.has(code) ? code : 500
  const message = isAppwrites && !publicCodes.has(code) ? 'Server Error' : messageOf(thrown)
  const body = { message, code: status, type, version: apiVersion }
  const { response, text } = showsPages ? errorPage({ ...body, status }) : jsonReply(status, body)
  forbidCaching(response.headers)
  if (!isAppwrites) response.headers.set('X-Emulator-Error', type)
  return { response, text, error: { type, message, isOurs: !isAppwrites } }
}

function messageOf(thrown: unknown): string {
  if (thrown instanceof EmulatorError) return `${thrown.message} ${thrown.hint}`
  if (thrown instanceof AppwriteError) return thrown.message
  return `The emulator failed, not your app: ${thrown instanceof Error ? thrown.message : String(thrown)}`
}

/** Contract section 3; CORS names the origin only when it belongs to the project. */
export function addStandardHeaders(headers: Headers, request: Incoming, projectId: string, call: Call | null): void {
  headers.set('Server', 'Appwrite')
  headers.set('X-Content-Type-Options', 'nosniff')
  if (new URL(request.url).protocol === 'https:') headers.set('Strict-Transport-Security', 'max-age=10886400')
  const origin = request.headers.get('origin') ?? ''
  const isAllowed =
    (call?.devKey ?? null) !== null || isOriginAllowed(origin, projectId, call?.project?.settings.platforms ?? [])
  for (const [name, value] of corsHeaders(origin, isAllowed)) headers.set(name, value)
}
