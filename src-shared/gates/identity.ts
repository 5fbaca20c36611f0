/** Who is the caller (contract section 5): session, JWT, API key, and whom it acts as. */
import { readJwt } from '../domain/jwt.ts'
import { consoleProjectId } from '../domain/project.ts'
import { decodeSessionValue } from '../domain/session-value.ts'
import { sha256Hex } from '../domain/secrets.ts'
import { scopes } from '../domain/scopes.ts'
import { findKey, insertKey } from '../domain/api-key.ts'
import { parseCookies } from '../http/cookies.ts'
import { fail } from '../http/errors.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import { isObject } from '../store/column.ts'
import type { KeyRecord } from '../store/tables/keys.ts'
import { type Call, type Gate, requestHeader, type SignedIn } from './call.ts'
import { impersonate } from './impersonation.ts'

type Proven = Omit<SignedIn, 'impersonated'>

export const identity: Gate = {
  name: 'identity',
  check(call) {
    const proven = byJwt(call, bySession(call))
    const signedIn = proven === null ? null : impersonate(call, proven)
    const secret = requestHeader(call, 'x-appwrite-key')
    if (secret !== '') {
      // Contract section 5: a key says nothing without its project.
      if (call.projectId === consoleProjectId) fail('project_id_missing')
      const key = byKey(call, secret)
      if (key !== null) {
        call.actor = { kind: 'key', key, signedIn }
        return `API key ${key.name}`
      }
    }
    if (signedIn === null) {
      call.actor = { kind: 'guest', signedIn: null }
      return 'guest'
    }
    call.actor = { kind: 'user', signedIn }
    const { user, session, impersonated } = signedIn
    const as = impersonated === null ? '' : `, acting as ${impersonated.name || impersonated.id}`
    return `${session === null ? 'JWT' : 'session'} of ${user.name || user.id}${as}`
  },
}

/** Cookie, legacy cookie, `X-Appwrite-Session`, `X-Fallback-Cookies`, in this order (contract section 3). */
function bySession(call: Call): Proven | null {
  const name = `a_session_${call.projectId}`.toLowerCase()
  const cookies = parseCookies(call.request.headers.get('cookie'))
  const carried = [cookies.get(name), cookies.get(`${name}_legacy`), requestHeader(call, 'x-appwrite-session')]
  let value = carried.map((text) => decodeSessionValue(text ?? '')).find((decoded) => decoded !== null) ?? null
  call.responseHeaders.append('X-Debug-Fallback', 'false')
  if (value === null) {
    // Quirk Q1: the header is sent a second time instead of being replaced.
    call.responseHeaders.append('X-Debug-Fallback', 'true')
    value = decodeSessionValue(fallbackCookie(requestHeader(call, 'x-fallback-cookies'), name))
  }
  if (value === null || call.project === null) return null
  const { store } = call.world
  const user = store.users.first({ projectId: call.project.id, id: value.id })
  if (user === null) {
    call.trace.note(`a session value came in, but there is no user "${value.id}" in this project`)
    return null
  }
  const session = store.sessions.first({ projectId: call.project.id, secretHash: sha256Hex(value.secret) })
  if (session === null || session.userId !== user.id) {
    call.trace.note('a session value came in, but its session is gone: signed out, replaced or from another data file')
    return null
  }
  if (session.expire <= call.now || session.provider === '') {
    call.trace.note(`session ${session.id} has expired`)
    return null
  }
  return { user, session }
}

function fallbackCookie(header: string, name: string): string {
  try {
    const value: unknown = JSON.parse(header)
    if (!isObject(value)) return ''
    const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
    return typeof entry === 'string' ? entry : ''
  } catch {
    return ''
  }
}

function byJwt(call: Call, bySession: Proven | null): Proven | null {
  const token = requestHeader(call, 'x-appwrite-jwt')
  if (token === '' || call.project === null) return bySession
  if (bySession !== null) fail('user_jwt_and_cookie_set')
  const { store } = call.world
  const claims = readJwt(token, call.project.record.secretKey, call.now) ?? fail('user_jwt_invalid')
  const user = store.users.first({ projectId: call.project.id, id: claims.userId })
  if (user === null) return null
  if (claims.sessionId !== '') {
    const session = store.sessions.first({ projectId: call.project.id, id: claims.sessionId })
    if (session === null || session.userId !== user.id || session.expire <= call.now) return null
  }
  return { user, session: null }
}

/** Null when the caller counts as a guest; what is wrong with the key is said by the key gate, later in the order. */
function byKey(call: Call, secret: string): KeyRecord | null {
  const { store, random, strict } = call.world
  const { project } = call
  if (project === null) return null
  const key = findKey(store, project.id, secret)
  if (key !== null) return key
  const type = secret.includes('_') ? secret.slice(0, secret.indexOf('_')) : 'standard'
  if (type !== 'standard') {
    call.trace.note(`keys of the type "${type}" are not emulated`)
    // Emulator: no ephemeral key is ever issued, so none has a signature that holds.
    if (type === 'ephemeral' || type === 'dynamic') call.keyFault = 'project_key_expired'
    return null
  }
  if (strict || project.record.strictKeys) {
    call.trace.note('no key of this project has this secret; make one in the window or start without --strict')
    call.keyFault = 'user_unauthorized'
    return null
  }
  const origin = requestHeader(call, 'origin')
  if (origin !== '' && !isOriginAllowed(origin, project.id, project.settings.platforms)) {
    // Emulator: a key that anybody may make up must not let a page of another site past the origin check.
    call.trace.note(`unknown keys are not accepted from the page ${origin}`)
    call.keyFault = 'user_unauthorized'
    return null
  }
  call.trace.note('the key was not known: it is accepted with every scope and listed as seen')
  const seen = { projectId: project.id, name: 'Seen key', secret, scopes, expire: null, seen: true }
  return store.commit(() => insertKey(store, random, call.now, seen)).result
}
