/** The roles of a user against the rules of contract section 5, for users of every standing. */
import { expect, test } from 'vitest'
import { parsePermission } from '../../src-shared/domain/permission.ts'
import { rolesOfUser, type UserStanding, whyNot } from '../../src-shared/domain/roles.ts'
import { isObject, isStringList } from '../../src-shared/store/column.ts'
import { must } from '../teams/people.ts'
import { newWorld } from '../support/world.ts'
import { seeded } from '../support/seeded.ts'

const runs = 1_000

const teamIds = ['core', 'ops', 'a.b-c_d', 'T']
const roleNames = ['owner', 'editor', 'a.b', 'r_1', 'verified']
const labels = ['beta', 'Admin', '1']

function chooserOf(seed: number) {
  const random = seeded(seed)
  return {
    flag: () => random() < 0.5,
    some: <T>(of: readonly T[]) => of.filter(() => random() < 0.5),
  }
}

function* standings(): Generator<UserStanding> {
  const { flag, some } = chooserOf(5)
  for (let run = 0; run < runs; run += 1) {
    yield {
      id: flag() ? 'grace' : 'ada.l-1',
      emailVerification: flag(),
      phoneVerification: flag(),
      labels: some(labels),
      memberships: some(teamIds).map((teamId) => ({
        id: `m-${teamId}`,
        teamId,
        teamName: `Team ${teamId}`,
        roles: flag() ? some(roleNames) : ['editor', 'editor'],
        confirm: flag(),
        joined: flag() ? 0 : null,
      })),
    }
  }
}

/** Section 5, sentence by sentence. */
function expected({ id, emailVerification, phoneVerification, labels, memberships }: UserStanding): Set<string> {
  const roles = new Set(['any', `user:${id}`, 'users'])
  const status = emailVerification || phoneVerification ? 'verified' : 'unverified'
  roles.add(`user:${id}/${status}`).add(`users/${status}`)
  for (const membership of memberships) {
    if (!membership.confirm) continue
    roles.add(`team:${membership.teamId}`).add(`member:${membership.id}`)
    for (const role of membership.roles) roles.add(`team:${membership.teamId}/${role}`)
  }
  for (const label of labels) roles.add(`label:${label}`)
  return roles
}

test('roles: are those of the contract, each once and with a reason', () => {
  for (const standing of standings()) {
    const { roles } = rolesOfUser(standing)
    expect(roles.map(({ role }) => role).toSorted()).toEqual([...expected(standing)].toSorted())
    expect(roles.filter(({ reason }) => reason === '')).toEqual([])
  }
})

test('roles: none is both held and missing, and every missing one says why', () => {
  for (const standing of standings()) {
    const { roles, missing } = rolesOfUser(standing)
    const held = new Set(roles.map(({ role }) => role))
    expect(missing.filter(({ role, reason }) => held.has(role) || reason === '')).toEqual([])
  }
})

test('roles: every one can stand in a permission, and every other has a reason against it', () => {
  const fixed =
    'any guests users users/verified users/unverified user:grace user:nobody/verified member:m-core member:x'
  const candidates = [
    ...`${fixed} label:beta label:gamma`.split(' '),
    ...teamIds.flatMap((teamId) => [`team:${teamId}`, ...roleNames.map((role) => `team:${teamId}/${role}`)]),
  ]
  for (const standing of standings()) {
    const all = rolesOfUser(standing)
    for (const role of new Set([...candidates, ...all.roles.map((held) => held.role)])) {
      expect(parsePermission(`read("${role}")`)).toEqual({ actions: ['read'], role })
      const isHeld = all.roles.some((held) => held.role === role)
      if (!isHeld) expect(whyNot(role, all, standing)).not.toBe('')
    }
  }
})

test('roles: the control API derives them from what the API has stored', async () => {
  const world = await newWorld()
  const { flag, some } = chooserOf(11)
  for (const teamId of teamIds) must(await world.server('POST', '/teams', { teamId, name: teamId }))
  for (let run = 0; run < 20; run += 1) {
    const userId = `user-${run}`
    must(await world.server('POST', '/users', { userId, email: `${userId}@example.test` }))
    must(await world.server('PUT', `/users/${userId}/labels`, { labels: some(labels) }))
    must(await world.server('PATCH', `/users/${userId}/verification`, { emailVerification: flag() }))
    for (const teamId of some(teamIds)) {
      must(await world.server('POST', `/teams/${teamId}/memberships`, { userId, roles: some(roleNames) }))
    }
    const user = must(await world.server('GET', `/users/${userId}`)).body
    const memberships = await Promise.all(teamIds.map((teamId) => membershipIn(teamId, userId)))
    const standing: UserStanding = {
      id: userId,
      emailVerification: user.emailVerification === true,
      phoneVerification: false,
      labels: isStringList(user.labels) ? user.labels : [],
      memberships: memberships.flat(),
    }
    const { body } = must(await world.control('GET', `/projects/demo/users/${userId}/roles`))
    const roles = Array.isArray(body.roles) ? body.roles.filter(isObject).map(({ role }) => String(role)) : []
    expect(roles.toSorted()).toEqual([...expected(standing)].toSorted())
  }

  async function membershipIn(teamId: string, userId: string): Promise<UserStanding['memberships']> {
    const { body } = must(await world.server('GET', `/teams/${teamId}/memberships?search=${userId}`))
    const rows = Array.isArray(body.memberships) ? body.memberships.filter(isObject) : []
    return rows
      .filter((row) => row.userId === userId)
      .map((row) => ({
        id: String(row.$id),
        teamId,
        teamName: teamId,
        roles: isStringList(row.roles) ? row.roles : [],
        confirm: row.confirm === true,
        joined: null,
      }))
  }
})
