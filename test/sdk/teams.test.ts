/** Every call of the official SDKs' Teams service, over a real socket. */
import { Client, Query, Teams } from 'node-appwrite'
import { Client as WebClient, Teams as WebTeams } from 'appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { password, runningHost, type TestHost } from './running-host.ts'

// The SDKs report on the console that they read a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const url = 'http://localhost:3000/join'

function clientOf({ host }: TestHost): Client {
  return new Client().setEndpoint(host.endpoint).setProject(host.projectId)
}

/** With the API key that has every scope. */
function serverTeams(server: TestHost): Teams {
  return new Teams(clientOf(server).setKey(server.host.apiKey))
}

/** Of a new user, as server-side rendering has it. */
async function teamsOf(server: TestHost, userId: string): Promise<Teams> {
  const users = server.users()
  await users.create({ userId, email: `${userId}@example.test`, password, name: userId })
  return new Teams(clientOf(server).setSession((await users.createSession({ userId })).secret))
}

/** What the newest message's link carries. */
async function invitation({ host }: TestHost, to: string) {
  const response = await fetch(`${host.endpoint.replace('/v1', '')}/__emulator/inbox/latest?to=${to}&wait=5s`)
  const message: unknown = await response.json()
  const link = new URL(isObject(message) ? String(message.link) : '').searchParams
  const read = (name: string) => link.get(name) ?? ''
  return {
    teamId: read('teamId'),
    membershipId: read('membershipId'),
    userId: read('userId'),
    secret: read('secret'),
  }
}

test('server SDK: makes, reads, lists, renames and deletes teams', async () => {
  await using server = await runningHost()
  const teams = serverTeams(server)
  const core = await teams.create({ teamId: 'core', name: 'Core team' })
  expect(core).toMatchObject({ $id: 'core', name: 'Core team', total: 0, prefs: {} })
  await teams.create({ teamId: 'ops', name: 'Operations', roles: ['owner'] })
  expect(await teams.get({ teamId: 'core' })).toEqual(core)
  expect((await teams.updateName({ teamId: 'ops', name: 'Ops' })).name).toBe('Ops')
  const ids = async (parameters: { queries?: string[]; search?: string; total?: boolean }) => {
    const { total, teams: found } = await teams.list(parameters)
    return [total, found.map(({ $id }) => $id)]
  }
  expect(await ids({})).toEqual([2, ['core', 'ops']])
  expect(await ids({ queries: [Query.equal('name', 'Ops')] })).toEqual([1, ['ops']])
  expect(await ids({ queries: [Query.orderDesc('name'), Query.limit(1)] })).toEqual([2, ['ops']])
  expect(await ids({ queries: [Query.cursorAfter('core')] })).toEqual([2, ['ops']])
  expect(await ids({ search: 'core' })).toEqual([1, ['core']])
  expect(await ids({ total: false })).toEqual([0, ['core', 'ops']])
  await teams.delete({ teamId: 'ops' })
  await expect(teams.get({ teamId: 'ops' })).rejects.toMatchObject({ code: 404, type: 'team_not_found' })
})

test('server SDK: adds, reads, changes and removes members', async () => {
  await using server = await runningHost()
  const teams = serverTeams(server)
  await teamsOf(server, 'grace')
  await teams.create({ teamId: 'core', name: 'Core team' })
  const grace = await teams.createMembership({ teamId: 'core', roles: ['owner'], userId: 'grace' })
  expect(grace).toMatchObject({ userId: 'grace', userName: 'grace', teamName: 'Core team', confirm: true })
  const added = await teams.createMembership({ teamId: 'core', roles: [], email: 'new@example.test', name: 'Nia' })
  expect(added).toMatchObject({ userName: 'Nia', userEmail: 'new@example.test', confirm: true })
  const { total, memberships } = await teams.listMemberships({
    teamId: 'core',
    queries: [Query.contains('roles', ['owner'])],
  })
  expect([total, memberships.map(({ userEmail }) => userEmail)]).toEqual([1, ['grace@example.test']])
  expect((await teams.listMemberships({ teamId: 'core', search: 'grace' })).total).toBe(1)
  const membershipId = grace.$id
  expect(await teams.getMembership({ teamId: 'core', membershipId })).toMatchObject({ userId: 'grace' })
  const changed = await teams.updateMembership({ teamId: 'core', membershipId, roles: ['editor'] })
  expect(changed.roles).toEqual(['editor'])
  await teams.deleteMembership({ teamId: 'core', membershipId })
  expect((await teams.get({ teamId: 'core' })).total).toBe(1)
})

test('server SDK: a session owns the team that it makes, keeps preferences and invites', async () => {
  await using server = await runningHost()
  const olga = await teamsOf(server, 'olga')
  const sam = await teamsOf(server, 'sam')
  expect((await olga.create({ teamId: 'core', name: 'Core team', roles: ['admin'] })).total).toBe(1)
  expect(await olga.updatePrefs({ teamId: 'core', prefs: { theme: 'dark' } })).toEqual({ theme: 'dark' })
  expect(await olga.getPrefs({ teamId: 'core' })).toEqual({ theme: 'dark' })
  await expect(sam.getPrefs({ teamId: 'core' })).rejects.toMatchObject({ code: 404, type: 'team_not_found' })

  const open = await olga.createMembership({ teamId: 'core', roles: ['editor'], email: 'sam@example.test', url })
  expect(open).toMatchObject({ confirm: false, joined: '', userName: 'sam' })
  expect((await sam.list()).total).toBe(0)
  const accepted = await sam.updateMembershipStatus(await invitation(server, 'sam@example.test'))
  expect(accepted).toMatchObject({ $id: open.$id, confirm: true, roles: ['editor'] })
  expect((await sam.list()).teams.map(({ $id, total }) => [$id, total])).toEqual([['core', 2]])
  expect((await server.users().get({ userId: 'sam' })).emailVerification).toBe(true)

  await expect(sam.updateName({ teamId: 'core', name: 'Mine' })).rejects.toMatchObject({ code: 401 })
  await expect(sam.delete({ teamId: 'core' })).rejects.toMatchObject({ type: 'user_unauthorized' })
  const hidden = await sam.getMembership({ teamId: 'core', membershipId: open.$id })
  expect(hidden).toMatchObject({ userId: '', userName: '', userEmail: '', teamName: 'Core team' })
  await sam.deleteMembership({ teamId: 'core', membershipId: open.$id })
  expect((await olga.get({ teamId: 'core' })).total).toBe(1)
})

test('web SDK: a visitor without a session accepts an invitation and is signed in', async () => {
  await using server = await runningHost()
  const stored = new Map<string, string>()
  const localStorage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  }
  vi.stubGlobal('window', { console, localStorage })
  const olga = await teamsOf(server, 'olga')
  await olga.create({ teamId: 'core', name: 'Core team' })
  await olga.createMembership({ teamId: 'core', roles: [], email: 'new@example.test', url })
  const visitor = new WebTeams(new WebClient().setEndpoint(server.host.endpoint).setProject(server.host.projectId))
  const given = await invitation(server, 'new@example.test')
  await expect(visitor.updateMembershipStatus({ ...given, secret: 'wrong' })).rejects.toMatchObject({
    code: 401,
    type: 'team_invalid_secret',
  })
  expect(await visitor.updateMembershipStatus(given)).toMatchObject({ confirm: true, userEmail: 'new@example.test' })
  expect((await visitor.list()).teams.map(({ $id }) => $id)).toEqual(['core'])
  expect((await server.users().listSessions({ userId: given.userId })).sessions).toMatchObject([
    { provider: 'email', providerUid: 'new@example.test', factors: ['email'] },
  ])
})
