/** Roles with their reasons, and permission strings against a caller. */
import { describe, expect, test } from 'vitest'
import { parsePermission } from '../../src-shared/domain/permission.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { coreTeam, idsOf, membershipOf, must, outcome } from '../teams/people.ts'

/** The team `core` with a member `mia`, who is invited into the team `ops` as well and has not accepted. */
async function worldWithRoles() {
  const { world, olga } = await coreTeam()
  must(await world.call('POST', '/teams', { session: olga.session, body: { teamId: 'ops', name: 'Ops' } }))
  const body = { userId: 'mia', roles: ['admin'], url: 'http://localhost/' }
  must(await world.call('POST', '/teams/ops/memberships', { session: olga.session, body }))
  must(await world.server('PUT', '/users/mia/labels', { labels: ['beta'] }))
  const check = async (body: JsonObject) =>
    must(await world.control('POST', '/projects/demo/permissions/check', body)).body
  return { world, check }
}

test('GET …/roles: tells every role with its reason, and what is missing and why', async () => {
  const { world } = await worldWithRoles()
  const memberId = String((await membershipOf(world, 'mia')).$id)
  const { body } = must(await world.control('GET', '/projects/demo/users/mia/roles'))
  const since = '2026-03-01T12:00:00.000Z'
  expect(body).toEqual({
    userId: 'mia',
    blocked: false,
    roles: [
      { role: 'any', reason: 'everybody has it', since: null },
      { role: 'user:mia', reason: 'this very user', since: null },
      { role: 'users', reason: 'signed in', since: null },
      { role: 'user:mia/unverified', reason: 'neither email nor phone is verified', since: null },
      { role: 'users/unverified', reason: 'neither email nor phone is verified', since: null },
      { role: 'team:core', reason: 'membership of Core team accepted', since },
      { role: `member:${memberId}`, reason: 'membership of Core team accepted', since },
      { role: 'team:core/editor', reason: 'membership of Core team accepted', since },
      { role: 'label:beta', reason: 'has the label beta', since: null },
    ],
    missing: [
      { role: 'guests', reason: 'signed in', since: null },
      { role: 'user:mia/verified', reason: 'neither email nor phone is verified', since: null },
      { role: 'users/verified', reason: 'neither email nor phone is verified', since: null },
      { role: 'team:ops', reason: 'the invitation to Ops is not accepted', since: null },
      { role: expect.stringMatching(/^member:/), reason: 'the invitation to Ops is not accepted', since: null },
      { role: 'team:ops/admin', reason: 'the invitation to Ops is not accepted', since: null },
      { role: 'team:core/owner', reason: 'member of Core team without the role owner', since: null },
    ],
  })
})

test('GET …/roles: follows verification, acceptance and blocking', async () => {
  const { world } = await worldWithRoles()
  must(await world.server('PATCH', '/users/mia/verification', { emailVerification: true }))
  must(await world.server('PATCH', '/users/mia/status', { status: false }))
  const [message] = idsOf((await world.control('GET', '/inbox')).body.messages, 'id')
  must(await world.control('POST', `/inbox/${String(message)}/complete`))
  const { body } = must(await world.control('GET', '/projects/demo/users/mia/roles'))
  expect(body.blocked).toBe(true)
  expect(idsOf(body.roles, 'role')).toEqual(expect.arrayContaining(['users/verified', 'team:ops', 'team:ops/admin']))
  expect(idsOf(body.missing, 'role')).toEqual(expect.arrayContaining(['users/unverified', 'team:ops/owner']))
})

test('GET …/roles: answers 404 for a user or project that is not there', async () => {
  const { world } = await worldWithRoles()
  expect(outcome(await world.control('GET', '/projects/demo/users/nobody/roles'))).toBe('404 not_found')
  expect(outcome(await world.control('GET', '/projects/other/users/mia/roles'))).toBe('404 project_not_found')
})

describe('permissions/check', () => {
  test('says for each action whether it is allowed and by which role', async () => {
    const { check } = await worldWithRoles()
    const permissions = ['read("team:core")', 'update("team:core/owner")', 'write("label:beta")', 'delete("user:olga")']
    const { actions, permissions: checked } = await check({ userId: 'mia', permissions })
    expect(actions).toEqual({
      read: { allowed: true, by: 'team:core' },
      create: { allowed: true, by: 'label:beta' },
      update: { allowed: true, by: 'label:beta' },
      delete: { allowed: true, by: 'label:beta' },
    })
    expect(checked).toEqual([
      {
        text: 'read("team:core")',
        actions: ['read'],
        role: 'team:core',
        matches: true,
        reason: 'membership of Core team accepted',
        fault: null,
      },
      {
        text: 'update("team:core/owner")',
        actions: ['update'],
        role: 'team:core/owner',
        matches: false,
        reason: 'member of Core team without the role owner',
        fault: null,
      },
      expect.objectContaining({ actions: ['create', 'update', 'delete'], matches: true }),
      expect.objectContaining({ role: 'user:olga', matches: false, reason: 'another user' }),
    ])
  })

  test.each([
    ['read("any")', true],
    ['read("guests")', false],
    ["Permission.read(Role.team('core', 'editor'))", true],
    ["Role.users('verified')", false],
    ["Role.users('unverified')", true],
    ["Role.user('mia', 'unverified')", true],
    ["Role.user('olga')", false],
    ['Role.member("nobody")', false],
    ['read("team:ops")', false],
    ['read("team:nowhere")', false],
    ['label:beta', true],
    ['users', true],
  ])('%s: %s for mia', async (permission, matches) => {
    const { check } = await worldWithRoles()
    const { permissions } = await check({ userId: 'mia', permissions: [permission] })
    const [first] = Array.isArray(permissions) ? permissions.filter(isObject) : []
    expect([first?.matches, first?.fault]).toEqual([matches, null])
    expect(first?.reason).not.toBe('')
  })

  test('tells what cannot be read, and checks the rest', async () => {
    const { check } = await worldWithRoles()
    const { permissions, actions } = await check({
      userId: 'mia',
      permissions: ['read("team")', 'see("any")', 'Permission.see(Role.any())', 'Role.user(id)', 'read("users")'],
    })
    expect(idsOf(permissions, 'fault').map((fault) => fault !== null)).toEqual([true, true, true, true, false])
    expect(actions).toMatchObject({ read: { allowed: true, by: 'users' }, create: { allowed: false, by: null } })
  })

  test('a guest has any and guests, an API key passes everything by no role', async () => {
    const { check } = await worldWithRoles()
    const permissions = ['read("guests")', 'update("users")']
    expect((await check({ as: 'guest', permissions })).actions).toMatchObject({
      read: { allowed: true, by: 'guests' },
      update: { allowed: false },
    })
    const byKey = await check({ as: 'key', permissions: ['read("users")'] })
    expect(byKey.actions).toMatchObject({ read: { allowed: true, by: null }, delete: { allowed: true, by: null } })
  })

  test('a user as it might be is checked and nothing is stored', async () => {
    const { world, check } = await worldWithRoles()
    const before = (await world.control('GET', '/projects/demo/users/mia/roles')).body
    const { actions } = await check({
      userId: 'mia',
      whatIf: {
        phoneVerification: true,
        labels: ['vip'],
        memberships: [
          { teamId: 'ops', roles: ['owner'] },
          { teamId: 'core', roles: [], confirm: false },
        ],
      },
      permissions: ['read("users/verified")', 'create("label:vip")', 'update("team:ops/owner")', 'delete("team:core")'],
    })
    expect(actions).toEqual({
      read: { allowed: true, by: 'users/verified' },
      create: { allowed: true, by: 'label:vip' },
      update: { allowed: true, by: 'team:ops/owner' },
      delete: { allowed: false, by: null },
    })
    expect((await world.control('GET', '/projects/demo/users/mia/roles')).body).toEqual(before)
  })

  test.each([
    [{ permissions: [] }],
    [{ userId: 'mia', as: 'guest', permissions: [] }],
    [{ as: 'admin', permissions: [] }],
    [{ userId: 'mia' }],
    [{ userId: 'mia', permissions: 'read("any")' }],
    [{ userId: 'mia', permissions: [], whatIf: { name: 'x' } }],
    [{ userId: 'mia', permissions: [], whatIf: { labels: 'x' } }],
    [{ userId: 'mia', permissions: [], whatIf: { memberships: [{}] } }],
  ])('refuses %j', async (body) => {
    const { world } = await worldWithRoles()
    expect(outcome(await world.control('POST', '/projects/demo/permissions/check', body))).toBe('400 invalid')
  })
})

test.each([
  ['read("team:core/owner")', ['read'], 'team:core/owner'],
  [" Permission.write( Role.label( 'vip' ) ), ", ['create', 'update', 'delete'], 'label:vip'],
  ["Permission.Create(Role.User('a', ''))", ['create'], 'user:a'],
  ['delete("users/verified")', ['delete'], 'users/verified'],
  ["Permission.read('any')", ['read'], 'any'],
  ['Role.any()', [], 'any'],
  ['"member:x"', [], 'member:x'],
])('permission: reads %j', (text, actions, role) => {
  expect(parsePermission(text)).toEqual({ actions, role })
})

test.each([
  '',
  'read()',
  'read(team:core',
  'read("team:core/a b")',
  'read("team:core/x/y")',
  'read("user:a/owner")',
  'read("member:a/b")',
  'read("label:a-b")',
  'Role.team()',
  "Role.users('odd')",
  "Role.nobody('x')",
  'read("any") or read("users")',
])('permission: refuses %j with an example', (text) => {
  expect(() => parsePermission(text)).toThrow(/such|example|known|quotes/)
})
