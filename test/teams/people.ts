/** A team with an owner and a member, and a stranger: what most tests of teams begin with. */
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, type Reply, type World } from '../support/world.ts'

export interface Person {
  readonly userId: string
  readonly session: string
}

export async function signUp(world: World, userId: string): Promise<Person> {
  const { session } = await world.signedIn({ userId, email: `${userId}@example.test`, name: `${userId} Example` })
  return { userId, session }
}

/** The team `core`: `olga` owns it, `mia` is a member with the role `editor`, `sam` has nothing to do with it. */
export async function coreTeam() {
  const world = await newWorld()
  const olga = await signUp(world, 'olga')
  const mia = await signUp(world, 'mia')
  const sam = await signUp(world, 'sam')
  must(await world.call('POST', '/teams', { session: olga.session, body: { teamId: 'core', name: 'Core team' } }))
  must(await world.server('POST', '/teams/core/memberships', { userId: 'mia', roles: ['editor'] }))
  return { world, olga, mia, sam }
}

/** The reply, which has to be a success. */
export function must(reply: Reply): Reply {
  if (reply.status >= 400) throw new Error(reply.story)
  return reply
}

/** `404 team_not_found`, or just the status of a success. */
export function outcome({ status, body }: Reply): string {
  return status < 400 ? String(status) : `${status} ${String(body.type)}`
}

export const query = (...queries: readonly object[]): string =>
  `?${queries.map((one) => `queries[]=${encodeURIComponent(JSON.stringify(one))}`).join('&')}`

/** One field of each row of a list. */
export function idsOf(rows: unknown, field = '$id'): readonly unknown[] {
  return Array.isArray(rows) ? rows.filter(isObject).map((row) => row[field]) : []
}

/** A member of `core` as a server sees it. */
export async function membershipOf(world: World, userId: string): Promise<JsonObject> {
  const asked = query({ method: 'equal', attribute: 'userId', values: [userId] })
  const { body, story } = must(await world.server('GET', `/teams/core/memberships${asked}`))
  const [membership] = Array.isArray(body.memberships) ? body.memberships.filter(isObject) : []
  if (membership === undefined) throw new Error(story)
  return membership
}
