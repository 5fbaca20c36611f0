/** Who is at the other end of a socket: the gates of a request, as far as a server asks them of a connection. */
import { consoleProjectId, type Project } from '../domain/project.ts'
import { effectiveUser } from '../domain/impersonation.ts'
import { guestRoles, rolesOfUser, standingOf } from '../domain/roles.ts'
import type { Peer } from '../emulator.ts'
import type { Call, World } from '../gates/call.ts'
import { identity } from '../gates/identity.ts'
import { openCall } from '../gates/open-call.ts'
import type { Incoming } from '../http/incoming.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import type { RouteFacts } from '../http/route.ts'
import type { Store } from '../store/store.ts'
import { RealtimeError } from './realtime-error.ts'

const route: RouteFacts = {
  method: 'GET',
  path: '/v1/realtime',
  sdk: null,
  service: 'none',
  scope: [],
  status: 101,
}

export interface Caller {
  readonly project: Project
  /** Null for guests. Who acts as another hears what that user hears. */
  readonly userId: string | null
  readonly isImpersonating: boolean
}

/** Of the request that asks for the socket. Throws an `AppwriteError` for a session or JWT that a request fails with. */
export function callerOf(world: World, request: Incoming, peer: Peer): Caller {
  const call = openCall(world, '', withJwt(request), '', peer, { route, pattern: route.path, pathParams: {} })
  if (call.project === null) {
    throw new RealtimeError('policy-violation', `The project "${call.projectId}" is missing or not known.`)
  }
  checkOrigin(call, call.project)
  return identified(call, call.project)
}

/** The user whose session came as a message; null when no session has this value. */
export function userOfSession(world: World, projectId: string, session: string): string | null {
  // Not every text can be a header; what cannot is no session value either.
  if (!/^[A-Za-z0-9+/=]+$/.test(session)) return null
  const headers = new Headers({ 'x-appwrite-project': projectId, 'x-appwrite-session': session })
  const request = { method: 'GET', url: `http://localhost${route.path}`, headers }
  const call = openCall(world, '', request, '', { ip: '' }, { route, pattern: route.path, pathParams: {} })
  return call.project === null ? null : identified(call, call.project).userId
}

function identified(call: Call, project: Project): Caller {
  identity.check(call)
  const { signedIn } = call.actor
  if (signedIn === null) return { project, userId: null, isImpersonating: false }
  return { project, userId: effectiveUser(signedIn).id, isImpersonating: signedIn.impersonated !== null }
}

/** Contract section 4; the console's own pages are not checked. */
function checkOrigin({ request }: Call, project: Project): void {
  const origin = request.headers.get('origin') ?? ''
  if (origin === '' || project.id === consoleProjectId) return
  if (isOriginAllowed(origin, project.id, project.settings.platforms)) return
  throw new RealtimeError(
    'policy-violation',
    `The origin ${origin} is no platform of this project: add its host name to the project's platforms.`,
  )
}

/** A page cannot set headers on a socket, so SDKs put the JWT into the query. */
function withJwt(request: Incoming): Incoming {
  const jwt = new URL(request.url).searchParams.get('jwt') ?? ''
  if (!/^[\w.-]+$/.test(jwt) || request.headers.has('x-appwrite-jwt')) return request
  const headers = new Headers(request.headers)
  headers.set('x-appwrite-jwt', jwt)
  return { method: request.method, url: request.url, headers }
}

export function rolesOf(store: Store, projectId: string, userId: string | null): ReadonlySet<string> {
  const user = userId === null ? null : store.users.first({ projectId, id: userId })
  const { roles } = user === null ? guestRoles : rolesOfUser(standingOf(store, user))
  return new Set(roles.map(({ role }) => role))
}
