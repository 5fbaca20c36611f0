/** Faults at work: before every gate, where a message leaves or a provider answers, and after the handler. */
import type { FaultEffect, FaultKind } from '../contract/faults.ts'
import { countOf, listFaults, putCount } from '../domain/faults.ts'
import { deleteSessionWithTargets } from '../domain/session.ts'
import { isErrorType } from '../http/error-catalogue.ts'
import { AppwriteError, fail } from '../http/errors.ts'
import { jsonText, type WrittenReply } from '../http/reply.ts'
import { sourceOf } from '../http/source.ts'
import { createTrace, type Trace } from '../http/trace.ts'
import {
  delayOf,
  type FaultMoment,
  type FaultSubject,
  faultState,
  isGentle,
  matches,
  momentOf,
  strikesNext,
} from '../simulate/faults.ts'
import type { Change } from '../store/change.ts'
import type { Session } from '../store/tables/sessions.ts'
import type { Actor, Call, World } from './call.ts'
import { faultWords } from './fault-words.ts'
import { identity } from './identity.ts'

/** A fault that strikes this call. */
export interface Struck {
  readonly id: string
  readonly effect: FaultEffect
  /** Of a delay. */
  readonly waitMilliseconds: number
}

/** What a fault answers in the place of the server: a reply, or nothing because it dropped the connection. */
export type Interception = WrittenReply | 'dropped'

/** A request that faults may touch; one for which there is no route has no call. */
export interface Target extends FaultSubject {
  readonly world: World
  readonly trace: Trace
  /** Calls of the window are left alone, or nobody could take a fault back there; and so are those of a testing kit. */
  readonly isFromApp: boolean
  /** Ids of the faults that touched it. */
  readonly faults: string[]
}

function targetOf(call: Call, sdk: string | null = call.route.sdk): Target {
  return {
    world: call.world,
    projectId: call.projectId,
    sdk,
    path: call.url.pathname,
    isFromApp: sourceOf(call.request.headers) === 'app',
    trace: call.trace,
    faults: call.faults,
    actor() {
      const { kind, ...of } = callerOf(call)
      return { kind, id: 'key' in of ? of.key.id : (of.signedIn?.user.id ?? null) }
    },
  }
}

/** Who calls: asked before the gate that finds out, which then does it again for itself. */
function callerOf(call: Call): Actor {
  if (call.actor.kind !== 'guest') return call.actor
  const shadow: Call = { ...call, trace: createTrace(), responseHeaders: new Headers() }
  try {
    identity.check(shadow)
    return shadow.actor
  } catch (error) {
    if (error instanceof AppwriteError) return call.actor
    throw error
  }
}

/** The faults that strike now, oldest first, each counted. `canTouch` says where an effect has nothing to touch. */
function strike(
  target: Target,
  moment: FaultMoment,
  canTouch: (kind: FaultKind) => boolean = () => true,
): readonly Struck[] {
  const { store, clock } = target.world
  const struck: Struck[] = []
  if (!target.isFromApp) return struck
  for (const fault of listFaults(store)) {
    const { id, effect } = fault
    const count = countOf(store, id)
    if (momentOf(effect) !== moment || faultState(fault, count, clock.realNow()) !== 'on') continue
    if (!matches(fault, target) || !canTouch(effect.kind)) continue
    const hits = strikesNext(fault, count)
    store.commit(() => putCount(store, id, { matched: count.matched + 1, hits: count.hits + (hits ? 1 : 0) }))
    if (!hits) continue
    struck.push({ id, effect, waitMilliseconds: effect.kind === 'delay' ? delayOf(fault, count, effect) : 0 })
    target.faults.push(id)
    if (!isGentle(effect)) break
  }
  return struck
}

/** In front of all gates. What it throws or answers is the answer; null lets the call go on. */
export async function meetFaults(call: Call, onChanges: (changes: readonly Change[]) => void) {
  const { store } = call.world
  const sessionOf = (): Session | null => callerOf(call).signedIn?.session ?? null
  const endSession = (): void => {
    const session = sessionOf()
    if (session !== null) onChanges(store.commit(() => store.sessions.update({ ...session, expire: call.now })).changes)
  }
  const canTouch = (kind: FaultKind) => kind !== 'expire-session' || sessionOf() !== null
  const answer = await undergo(targetOf(call), strike(targetOf(call), 'before', canTouch), endSession)
  if (answer === null) return null
  // The log says who called although no gate asked.
  call.actor = callerOf(call)
  return answer()
}

/** As `meetFaults`, for a request that has no route. */
export async function meetFaultsWithoutRoute(target: Target): Promise<Interception | null> {
  const struck = strike(target, 'before', (kind) => kind !== 'expire-session')
  return (await undergo(target, struck, () => undefined))?.() ?? null
}

async function undergo(
  { world, trace }: Target,
  struck: readonly Struck[],
  endSession: () => void,
): Promise<(() => Interception) | null> {
  const told = struck.map((fault) => faultWords(fault)).join('; ')
  for (const { effect, waitMilliseconds } of struck) {
    switch (effect.kind) {
      case 'delay':
        await world.wait(waitMilliseconds)
        continue
      case 'expire-session':
        endSession()
        continue
      default:
    }
    trace.note('the call was not carried out')
    trace.stop('faults', told)
    return () => interception(effect)
  }
  if (struck.length > 0) trace.pass('faults', told)
  return null
}

function interception(effect: FaultEffect): Interception {
  if (effect.kind === 'error') return fail(isErrorType(effect.type) ? effect.type : 'general_unknown')
  if (effect.kind !== 'reply') return 'dropped'
  const { status, body } = effect
  // These have no body; `Response` refuses one.
  const isBare = [204, 205, 304].includes(status) || body === null
  const isText = typeof body === 'string'
  const text = isBare ? '' : isText ? body : jsonText(body)
  const headers = { 'Content-Type': `${isText ? 'text/plain' : 'application/json'}; charset=UTF-8` }
  return { response: new Response(isBare ? null : text, { status, ...(isBare ? {} : { headers }) }), text }
}

/** For handlers, at the moment when a message leaves or a provider answers. */
export function meetFault(call: Call, moment: 'message' | 'provider', sdk?: string): FaultEffect | null {
  const [struck] = strike(targetOf(call, sdk), moment)
  if (struck === undefined) return null
  call.trace.note(faultWords(struck))
  return struck.effect
}

/** What is left of an answer once faults have met it. */
export interface BentAnswer extends WrittenReply {
  readonly isDropped: boolean
  readonly changes: readonly Change[]
}

/** After the handler; `made` is what it changed. */
export function bendAnswer(call: Call, answer: WrittenReply, made: readonly Change[]): BentAnswer {
  const { store } = call.world
  const { response, text } = answer
  const session = madeSession(call, made) ?? call.actor.signedIn?.session ?? null
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  const struck = strike(targetOf(call), 'after', (kind) => {
    if (kind === 'revoke-session') return session !== null && store.sessions.read(session.sequence) !== null
    return kind === 'drop-answer' || (text !== '' && (isJson || kind === 'empty-body'))
  })
  if (struck.length === 0) return { ...answer, isDropped: false, changes: [] }
  call.trace.pass('faults', struck.map((fault) => faultWords(fault)).join('; '))
  const kinds = struck.map(({ effect }) => effect.kind)
  const { project } = call
  const changes =
    session !== null && project !== null && kinds.includes('revoke-session')
      ? store.commit(() => deleteSessionWithTargets({ store, project }, session)).changes
      : []
  const sent = kinds.includes('empty-body') ? '' : kinds.includes('broken-json') ? half(text) : text
  const bent = sent === text ? response : new Response(sent, { status: response.status, headers: response.headers })
  return { response: bent, text: sent, isDropped: kinds.includes('drop-answer'), changes }
}

const half = (text: string): string => text.slice(0, Math.ceil(text.length / 2))

function madeSession({ world: { store } }: Call, made: readonly Change[]): Session | null {
  const change = made.find(({ table, before, after }) => table === 'sessions' && before === null && after !== null)
  return change === undefined || change.after === null ? null : store.sessions.decode(change.sequence, change.after)
}
