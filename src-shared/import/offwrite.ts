/** The users of a snapshot, with their factors and their teams; whatever else is in it stays there. */
import { createId } from '../domain/ids.ts'
import type { SnapshotDocument } from '../snapshot/document.ts'
import type { Row } from '../store/change.ts'
import type { Store } from '../store/store.ts'
import type { Authenticator } from '../store/tables/authenticators.ts'
import type { Membership } from '../store/tables/memberships.ts'
import type { Team } from '../store/tables/teams.ts'
import type { User } from '../store/tables/users.ts'
import { badFile } from './json.ts'
import type { Source } from './source.ts'
import type { Target } from './target.ts'

/** What belongs to a user of the snapshot. */
interface Belongings {
  readonly authenticators: readonly Authenticator[]
  readonly memberships: readonly Membership[]
  readonly teams: ReadonlyMap<string, Team>
}

export function readOffwrite({ state }: SnapshotDocument, store: Store, projectId: string): Source {
  const rows = (
    name: 'users' | 'identities' | 'authenticators' | 'memberships' | 'teams',
  ): readonly [number, Row][] => [...(state.get(name) ?? new Map<number, Row>())]
  const all = rows('users').map((row) => store.users.decode(...row))
  const from = projectIn(all, projectId)
  const users = all.filter((user) => user.projectId === from)
  const ofProject = <T extends { readonly projectId: string }>(record: T) => record.projectId === from
  const identities = rows('identities')
    .map((row) => store.identities.decode(...row))
    .filter(ofProject)
  const authenticators = rows('authenticators')
    .map((row) => store.authenticators.decode(...row))
    .filter(ofProject)
  const memberships = rows('memberships')
    .map((row) => store.memberships.decode(...row))
    .filter(ofProject)
  const teams = new Map(
    rows('teams')
      .map((row) => store.teams.decode(...row))
      .filter(ofProject)
      .map((team) => [team.id, team]),
  )
  const [identitiesOf, authenticatorsOf, membershipsOf] = [
    byUser(identities),
    byUser(authenticators),
    byUser(memberships),
  ]
  return {
    total: users.length,
    nameOf: (field) => field,
    row(at) {
      const user = users[at]
      if (user === undefined) return { row: at + 1, fields: {} }
      const belongings = {
        authenticators: authenticatorsOf.get(user.id) ?? [],
        memberships: membershipsOf.get(user.id) ?? [],
        teams,
      }
      return {
        row: at + 1,
        fields: { ...user, identities: identitiesOf.get(user.id) ?? [] },
        kept: {
          mfaRecoveryCodes: user.mfaRecoveryCodes,
          passwordHistory: user.passwordHistory,
          passwordUpdate: user.passwordUpdate,
        },
        also: (target) => insertBelongings(target, belongings),
      }
    },
  }
}

function byUser<T extends { readonly userId: string }>(records: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const record of records) {
    const group = groups.get(record.userId)
    if (group === undefined) groups.set(record.userId, [record])
    else group.push(record)
  }
  return groups
}

/** The project of the same id, or the only one that has users. */
function projectIn(users: readonly User[], projectId: string): string {
  const projects = [...new Set(users.map((user) => user.projectId))]
  const [only, ...others] = projects
  if (projects.includes(projectId) || only === undefined) return projectId
  if (others.length === 0) return only
  return badFile(
    `The snapshot has users in ${projects.length} projects, and none of them is ${projectId}.`,
    `Import into one of ${projects.join(', ')}, or a snapshot of one project.`,
  )
}

/** Call it inside a transaction, once the user is in. */
function insertBelongings({ store, project, random, now }: Target, belongings: Belongings): void {
  const projectId = project.id
  const free = (table: 'authenticators' | 'memberships', id: string) =>
    store[table].first({ projectId, id }) === null ? id : createId(random, now)
  for (const authenticator of belongings.authenticators) {
    store.authenticators.insert({ ...authenticator, projectId, id: free('authenticators', authenticator.id) })
  }
  for (const membership of belongings.memberships) {
    const brought = belongings.teams.get(membership.teamId)
    const there = store.teams.first({ projectId, id: membership.teamId })
    const team = there ?? (brought === undefined ? null : store.teams.insert({ ...brought, projectId, total: 0 }))
    if (team === null) continue
    store.memberships.insert({ ...membership, projectId, id: free('memberships', membership.id) })
    if (membership.confirm) store.teams.update({ ...team, total: team.total + 1 })
  }
}
