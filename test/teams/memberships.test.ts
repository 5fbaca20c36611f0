import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { modelFields } from '../contract/data.ts'
import { password, type World } from '../support/world.ts'
import { coreTeam, idsOf, membershipOf, must, outcome, query } from './people.ts'

const members = '/teams/core/memberships'

describe('teams.createMembership by a server', () => {
  test('confirms at once, counts the member and sends nothing', async () => {
    const { world } = await coreTeam()
    const reply = must(await world.server('POST', members, { userId: 'sam', roles: [] }))
    expect([reply.status, ...Object.keys(reply.body)]).toEqual([201, ...modelFields('membership')])
    expect(reply.body).toMatchObject({
      userId: 'sam',
      userName: 'sam Example',
      userEmail: 'sam@example.test',
      userPhone: '',
      teamId: 'core',
      teamName: 'Core team',
      invited: '2026-03-01T12:00:00.000+00:00',
      joined: '2026-03-01T12:00:00.000+00:00',
      confirm: true,
      mfa: false,
      userAccessedAt: '',
      roles: [],
    })
    const { changes, events } = await world.lastExchange()
    expect(changes.map(({ table }) => table)).toEqual(['teams', 'memberships'])
    expect(events).toEqual([`teams.core.memberships.${String(reply.body.$id)}.create`])
    expect((await world.server('GET', '/teams/core')).body.total).toBe(3)
  })

  test('makes an unknown address a user that can set a password without an old one', async () => {
    const { world } = await coreTeam()
    const { body } = must(await world.server('POST', members, { email: 'New@example.test', roles: ['a'] }))
    expect(body).toMatchObject({ userName: 'new@example.test', userEmail: 'new@example.test', confirm: true })
    expect((await world.lastExchange()).events).toEqual([
      `teams.core.memberships.${String(body.$id)}.create`,
      `users.${String(body.userId)}.create`,
    ])
    expect((await world.server('GET', `/users/${String(body.userId)}`)).body).toMatchObject({
      email: 'new@example.test',
      emailVerification: false,
      passwordUpdate: '',
      hash: 'argon2',
      password: expect.stringContaining('$argon2id$'),
      targets: [],
    })
  })

  test('confirms an open invitation without raising the total', async () => {
    const { world, olga } = await coreTeam()
    const invited = must(
      await world.call('POST', members, {
        session: olga.session,
        body: { userId: 'sam', roles: ['guest'], url: 'http://localhost/join' },
      }),
    )
    const { body } = must(await world.server('POST', members, { userId: 'sam', roles: ['other'] }))
    expect(body).toMatchObject({ $id: invited.body.$id, confirm: true, roles: ['guest'] })
    expect((await world.server('GET', '/teams/core')).body.total).toBe(2)
  })

  test.each([
    [{ roles: [] }, '400 general_argument_invalid'],
    [{ userId: 'sam' }, '400 general_argument_invalid'],
    [{ userId: 'sam', roles: ['r'.repeat(82)] }, '400 general_argument_invalid'],
    [{ userId: 'sam', roles: ['r'.repeat(81)] }, '201'],
    [{ userId: 'sam', roles: [], name: '' }, '400 general_argument_invalid'],
    [{ userId: 'sam', roles: [], url: 'http://evil.example/' }, '400 general_argument_invalid'],
    [{ userId: 'sam', roles: [], url: 'no url' }, '400 general_argument_invalid'],
    [{ userId: 'sam', roles: [], url: 'appwrite-callback-demo://join' }, '201'],
    [{ email: '', roles: [] }, '400 general_argument_invalid'],
    [{ userId: 'nobody', roles: [] }, '404 user_not_found'],
    [{ userId: 'sam', email: 'mia@example.test', roles: [] }, '409 user_already_exists'],
    [{ userId: 'sam', phone: '+15555550100', roles: [] }, '409 user_already_exists'],
    [{ email: 'sam@example.test', phone: '+15555550100', roles: [] }, '409 user_already_exists'],
    [{ userId: 'sam', email: 'SAM@example.test', roles: [] }, '201'],
    [{ userId: 'mia', roles: [] }, '409 membership_already_confirmed'],
    [{ phone: '+15555550100', roles: [] }, '201'],
  ])('answers %j with %s', async (body, expected) => {
    const { world } = await coreTeam()
    expect(outcome(await world.server('POST', members, body))).toBe(expected)
  })

  test('keeps the limit of users, and answers 404 for a team that is not there first', async () => {
    const { world } = await coreTeam()
    await world.control('PATCH', '/projects/demo', { authLimit: 3 })
    const body = { email: 'new@example.test', roles: [] }
    expect(outcome(await world.server('POST', members, body))).toBe('400 user_count_exceeded')
    expect(outcome(await world.server('POST', '/teams/nowhere/memberships', body))).toBe('404 team_not_found')
  })
})

describe('reading memberships', () => {
  test('a server sees everything of a member, a client what the privacy settings show', async () => {
    const { world, mia } = await coreTeam()
    must(await world.server('PATCH', '/users/olga/phone', { number: '+15555550100' }))
    const asServer = await membershipOf(world, 'olga')
    expect(asServer).toMatchObject({
      userId: 'olga',
      userName: 'olga Example',
      userEmail: 'olga@example.test',
      userPhone: '+15555550100',
      userAccessedAt: '2026-03-01T12:00:00.000+00:00',
    })
    const read = async (settings: JsonObject) => {
      await world.control('PATCH', '/projects/demo', settings)
      return must(await world.call('GET', `${members}/${String(asServer.$id)}`, { session: mia.session })).body
    }
    expect(await read({})).toEqual({
      ...asServer,
      userId: '',
      userName: '',
      userEmail: '',
      userPhone: '',
      userAccessedAt: '',
    })
    expect(await read({ authMembershipsUserId: true })).toMatchObject({ userId: 'olga', userName: '' })
    expect(await read({ authMembershipsUserName: true })).toMatchObject({ userName: 'olga Example', userEmail: '' })
    expect(
      await read({
        authMembershipsUserEmail: true,
        authMembershipsUserPhone: true,
        authMembershipsMfa: true,
        authMembershipsUserAccessedAt: true,
      }),
    ).toEqual(asServer)
  })

  test('mfa is told only when it is on and a factor is usable', async () => {
    const { world } = await coreTeam()
    must(await world.server('PATCH', '/users/olga/mfa', { mfa: true }))
    expect((await membershipOf(world, 'olga')).mfa).toBe(false)
    must(await world.server('PATCH', '/users/olga/verification', { emailVerification: true }))
    expect((await membershipOf(world, 'olga')).mfa).toBe(true)
  })

  test.each([
    ['1.9.2', []],
    ['1.9.1', ['userPhone']],
    ['1.4.0', ['userPhone', 'mfa']],
  ])('format %s does not know %j', async (format, hidden) => {
    const { world } = await coreTeam()
    const { $id } = await membershipOf(world, 'mia')
    const { body } = await world.call('GET', `${members}/${String($id)}`, {
      key: world.emulator.apiKey,
      headers: { 'x-appwrite-response-format': format },
    })
    expect(Object.keys(body)).toEqual(
      modelFields('membership').filter((field) => !hidden.some((name) => name === field)),
    )
  })

  test.each<readonly [string, readonly unknown[]]>([
    ['', [2, 'olga', 'mia']],
    [query({ method: 'equal', attribute: 'userId', values: ['mia'] }), [1, 'mia']],
    [query({ method: 'equal', attribute: 'confirm', values: [false] }), [0]],
    [query({ method: 'contains', attribute: 'roles', values: ['owner'] }), [1, 'olga']],
    [query({ method: 'isNull', attribute: 'joined', values: [] }), [0]],
    [query({ method: 'orderDesc', attribute: '', values: [] }), [2, 'mia', 'olga']],
    [query({ method: 'limit', values: [1] }), [2, 'olga']],
    ['?search=mia', [1, 'mia']],
    ['?search=nobody', [0]],
    ['?total=false', [0, 'olga', 'mia']],
  ])('teams.listMemberships%s', async (asked, found) => {
    const { world } = await coreTeam()
    const reply = must(await world.server('GET', `${members}${asked}`))
    expect([reply.body.total, ...idsOf(reply.body.memberships, 'userId')]).toEqual(found)
  })

  test('a list shows only the memberships of its team', async () => {
    const { world } = await coreTeam()
    must(await world.server('POST', '/teams', { teamId: 'ops', name: 'Ops' }))
    must(await world.server('POST', '/teams/ops/memberships', { userId: 'sam', roles: [] }))
    expect(idsOf((await world.server('GET', '/teams/ops/memberships')).body.memberships, 'userId')).toEqual(['sam'])
    const asked = query({ method: 'cursorAfter', values: [String((await membershipOf(world, 'mia')).$id)] })
    expect(outcome(await world.server('GET', `/teams/ops/memberships${asked}`))).toBe('400 general_cursor_not_found')
  })
})

describe('who may do what with a membership', () => {
  /** Ids of the memberships, one in another team among them. */
  async function paths(world: World) {
    const core = async (userId: string) => `${members}/${String((await membershipOf(world, userId)).$id)}`
    must(await world.server('POST', '/teams', { teamId: 'ops', name: 'Ops' }))
    const other = must(await world.server('POST', '/teams/ops/memberships', { userId: 'sam', roles: [] }))
    return { olga: await core('olga'), mia: await core('mia'), mismatched: `${members}/${String(other.body.$id)}` }
  }

  test('roles are changed by owners and servers only', async () => {
    const { world, olga, mia, sam } = await coreTeam()
    const path = await paths(world)
    const patch = async (session: string, at: string) =>
      outcome(await world.call('PATCH', at, { session, body: { roles: ['owner'] } }))
    expect(await patch(sam.session, path.mia)).toBe('404 team_not_found')
    expect(await patch(mia.session, path.mia)).toBe('401 user_unauthorized')
    expect(await patch(olga.session, path.mismatched)).toBe('404 team_membership_mismatch')
    expect(await patch(olga.session, `${members}/nowhere`)).toBe('404 membership_not_found')
    expect(await patch(olga.session, path.mia)).toBe('200')
    expect(await patch(mia.session, path.olga)).toBe('200')
    const { body } = must(await world.server('PATCH', path.mia, { roles: [] }))
    expect(body).toMatchObject({ userName: 'mia Example', roles: [], mfa: false })
    expect((await world.lastExchange()).events).toEqual([`teams.core.memberships.${String(body.$id)}.update`])
  })

  test('a member may leave, an owner may end any, nobody else may', async () => {
    const { world, olga, mia, sam } = await coreTeam()
    const path = await paths(world)
    const end = async (session: string, at: string) => outcome(await world.call('DELETE', at, { session }))
    expect(await end(sam.session, path.mia)).toBe('404 team_not_found')
    // The membership of a creator is read by its team only.
    expect(await end(sam.session, path.olga)).toBe('404 team_invite_not_found')
    expect(await end(mia.session, path.olga)).toBe('401 user_unauthorized')
    expect(await end(olga.session, path.mismatched)).toBe('404 team_membership_mismatch')
    expect(await end(olga.session, `${members}/nowhere`)).toBe('404 team_invite_not_found')
    expect(await end(mia.session, path.mia)).toBe('204')
    expect((await world.server('GET', '/teams/core')).body.total).toBe(1)
    expect(outcome(await world.call('GET', '/teams/core', { session: mia.session }))).toBe('404 team_not_found')
    expect(await end(olga.session, path.olga)).toBe('204')
    expect((await world.server('GET', '/teams/core')).body.total).toBe(0)
  })

  test('another team is a mismatch, and so is a membership behind it', async () => {
    const { world } = await coreTeam()
    const { mismatched } = await paths(world)
    expect(outcome(await world.server('GET', mismatched))).toBe('404 team_membership_mismatch')
    expect(outcome(await world.server('GET', `${members}/nowhere`))).toBe('404 membership_not_found')
  })
})

test('the last owner stays one in the console project only', async () => {
  const { world, olga } = await coreTeam()
  const olgas = `${members}/${String((await membershipOf(world, 'olga')).$id)}`
  const inDemo = { session: olga.session, body: { roles: ['editor'] } }
  expect(outcome(await world.call('PATCH', olgas, inDemo))).toBe('200')

  const project = null
  const body = { userId: 'ada', email: 'ada@example.test', password }
  must(await world.call('POST', '/account', { project, body }))
  const { cookies } = must(await world.call('POST', '/account/sessions/email', { project, body }))
  const session = cookies.get('a_session_console') ?? ''
  must(await world.call('POST', '/teams', { project, session, body: { teamId: 'core', name: 'Core' } }))
  const { body: listed } = must(await world.call('GET', members, { project, session }))
  const path = `${members}/${String(idsOf(listed.memberships)[0])}`
  const patch = (roles: readonly string[]) => world.call('PATCH', path, { project, session, body: { roles } })
  expect(outcome(await patch(['editor']))).toBe('400 membership_downgrade_prohibited')
  expect(outcome(await patch(['owner', 'editor']))).toBe('200')
  expect(outcome(await world.call('DELETE', path, { project, session }))).toBe('400 membership_deletion_prohibited')
})

describe('deletion', () => {
  test('of a user ends its memberships and lowers the totals of its teams', async () => {
    const { world } = await coreTeam()
    must(await world.server('DELETE', '/users/mia'))
    const { id } = await world.lastExchange()
    expect((await world.server('GET', '/teams/core')).body.total).toBe(1)
    expect((await world.server('GET', members)).body.total).toBe(1)
    expect((await world.control('POST', `/requests/${id}/undo`)).status).toBe(200)
    expect((await world.server('GET', '/teams/core')).body.total).toBe(2)
    expect((await world.server('GET', members)).body.total).toBe(2)
  })

  test('of an open invitation leaves the total', async () => {
    const { world, olga } = await coreTeam()
    const body = { userId: 'sam', roles: [], url: 'http://localhost/' }
    const invited = must(await world.call('POST', members, { session: olga.session, body }))
    must(await world.server('DELETE', `${members}/${String(invited.body.$id)}`))
    expect((await world.server('GET', '/teams/core')).body.total).toBe(2)
  })

  test('of a team ends every membership of it', async () => {
    const { world, mia } = await coreTeam()
    must(await world.server('DELETE', '/teams/core'))
    expect((await world.call('GET', '/teams', { session: mia.session })).body.total).toBe(0)
    must(await world.server('POST', '/teams', { teamId: 'core', name: 'Again' }))
    expect((await world.server('GET', members)).body.total).toBe(0)
  })

  test('of a project takes its teams, memberships and messages with it', async () => {
    const { world, olga } = await coreTeam()
    const body = { userId: 'sam', roles: [], url: 'http://localhost/' }
    must(await world.call('POST', members, { session: olga.session, body }))
    must(await world.control('DELETE', '/projects/demo'))
    const made = must(await world.control('POST', '/projects', { projectId: 'demo' }))
    const key = String(made.body.apiKey)
    expect((await world.call('GET', '/teams', { key })).body.total).toBe(0)
    must(await world.call('POST', '/teams', { key, body: { teamId: 'core', name: 'Core' } }))
    expect((await world.call('GET', members, { key })).body.total).toBe(0)
  })
})
