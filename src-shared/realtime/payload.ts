/** What an event carries: the body of the answer, or the record that the call is about (contract section 18). */
import { unknownCountry } from '../domain/session.ts'
import { withTargets } from '../domain/user.ts'
import type { CallEvent } from '../endpoints/events.ts'
import { userCreated } from '../endpoints/events.ts'
import type { Served } from '../endpoints/serve.ts'
import { identityModel } from '../models/identity.ts'
import { membershipModel } from '../models/membership.ts'
import type { View } from '../models/model.ts'
import { sessionModel } from '../models/session.ts'
import { tokenModel } from '../models/token.ts'
import { targetModel } from '../models/target.ts'
import { teamModel } from '../models/team.ts'
import { userModel } from '../models/user.ts'
import type { Change } from '../store/change.ts'
import { isObject, type JsonObject } from '../store/column.ts'
import type { Store } from '../store/store.ts'
import type { Table } from '../store/table.ts'

const view: View = { format: null, showsSecrets: false }

/** Calls that answer less than the user whom they change; their event carries all of it. */
const aboutTheUser: ReadonlySet<string> = new Set([userCreated, 'users.[userId].sessions.delete'])

type Told = Pick<Served, 'call' | 'changes' | 'body'>

export function payloadOf({ pattern, ids }: CallEvent, told: Told, store: Store): JsonObject {
  const { call, body } = told
  if (aboutTheUser.has(pattern) || call.route.sdk === 'users.updatePrefs') {
    return userPayload(store, call.projectId, ids.get('userId') ?? '')
  }
  if (body !== '') return answered(pattern, body)
  return pattern.endsWith('.create') ? made(pattern, told, store) : deleted(pattern, told, store)
}

/** Quirk Q19: the whole user, its password hash included, although only itself hears of it. */
function userPayload(store: Store, projectId: string, id: string): JsonObject {
  const user = store.users.first({ projectId, id })
  return user === null ? {} : asJson(userModel.write(withTargets(store, user), view))
}

function answered(pattern: string, body: string): JsonObject {
  const payload = asJson(JSON.parse(body))
  if (!('secret' in payload)) return payload
  // Emulator: a session's secret stays with the key that was answered it; sockets of its user have one of their own.
  if (/\.sessions\.\[\w+\]/.test(pattern)) return { ...payload, secret: '' }
  if (!pattern.includes('[tokenId]')) return payload
  const { secret: _secret, ...rest } = payload
  return rest
}

/** What a redirect of OAuth2, which has no body, made on the way. */
function made(pattern: string, { changes }: Told, store: Store): JsonObject {
  const session = pattern.includes('[sessionId]') ? inserted(store.sessions, changes) : undefined
  if (session !== undefined) {
    return asJson(sessionModel.write({ session, current: true, secret: '', countryName: unknownCountry.name }, view))
  }
  const token = pattern.includes('[tokenId]') ? inserted(store.tokens, changes) : undefined
  if (token === undefined) return {}
  const { secret: _secret, ...rest } = asJson(tokenModel.write({ token, secret: '', phrase: '' }, view))
  return rest
}

/** The record that is gone; nothing where the call deletes what has no model, such as an authenticator. */
function deleted(pattern: string, { call, changes }: Told, store: Store): JsonObject {
  switch (pattern) {
    case 'users.[userId].delete': {
      const user = gone(store.users, changes)[0]
      return user === undefined ? {} : asJson(userModel.write({ user, targets: gone(store.targets, changes) }, view))
    }
    case 'users.[userId].sessions.[sessionId].delete': {
      const session = gone(store.sessions, changes)[0]
      if (session === undefined) return {}
      const current = call.actor.signedIn?.session?.id === session.id
      return asJson(sessionModel.write({ session, current, secret: '', countryName: unknownCountry.name }, view))
    }
    case 'users.[userId].targets.[targetId].delete':
      return written(targetModel, gone(store.targets, changes)[0])
    case 'users.[userId].identities.[identityId].delete':
      return written(identityModel, gone(store.identities, changes)[0])
    case 'teams.[teamId].delete':
      return written(teamModel, gone(store.teams, changes)[0])
    case 'teams.[teamId].memberships.[membershipId].delete': {
      const membership = gone(store.memberships, changes)[0]
      if (membership === undefined) return {}
      const { userId } = membership
      // The row alone: what a reply adds from its user and team is empty here.
      const member = { userId, userName: '', userEmail: '', userPhone: '', mfa: false, userAccessedAt: null }
      return asJson(membershipModel.write({ membership, teamName: '', member }, view))
    }
    default:
      return {}
  }
}

function written<S>(model: { write(source: S, view: View): unknown }, record: S | undefined): JsonObject {
  return record === undefined ? {} : asJson(model.write(record, view))
}

function inserted<R extends { readonly sequence: number }>(table: Table<R>, changes: readonly Change[]): R | undefined {
  const change = changes.find(({ table: name, before }) => name === table.name && before === null)
  return change === undefined || change.after === null ? undefined : table.decode(change.sequence, change.after)
}

function gone<R extends { readonly sequence: number }>(table: Table<R>, changes: readonly Change[]): readonly R[] {
  return changes.flatMap(({ table: name, sequence, before, after }) =>
    name === table.name && before !== null && after === null ? [table.decode(sequence, before)] : [],
  )
}

function asJson(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}
