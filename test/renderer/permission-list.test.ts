/** What is pasted into the permission tester, and what is copied out of it. */
import { describe, expect, test } from 'vitest'
import { formatActor, parseActor } from '../../src-renderer/features/roles/actor.ts'
import { parsePermissionList } from '../../src-renderer/features/roles/permissions/permission-list.ts'
import { permissionCode, permissionsCode, roleCode } from '../../src-renderer/features/roles/sdk-code.ts'

describe('permission list: takes apart', () => {
  const read = 'read("team:core/owner")'
  const call = "Permission.update(Role.team('core', 'owner'))"
  test.each([
    { what: 'nothing', text: ' \n ', parts: [] },
    { what: 'one', text: read, parts: [read] },
    { what: 'lines', text: `${read}\n\n  any\n`, parts: [read, 'any'] },
    { what: 'commas outside of brackets alone', text: `${call}, ${read};`, parts: [call, read] },
    { what: 'an array of code over several lines', text: `[\n  ${call},\n  ${read},\n]`, parts: [call, read] },
    {
      what: 'a call over several lines',
      text: `Permission.read(\n  Role.any(),\n)\nany`,
      parts: ['Permission.read(\n  Role.any(),\n)', 'any'],
    },
    { what: 'a JSON list', text: JSON.stringify([read, 'any']), parts: [read, 'any'] },
    { what: 'a document', text: JSON.stringify({ $id: 'a', $permissions: [read] }), parts: [read] },
    { what: 'a document without permissions', text: '{"$id":"a"}', parts: [] },
    { what: 'a quote that was left open', text: 'read("any)\nusers', parts: ['read("any)\nusers'] },
    { what: 'a role in quotes', text: '"users/verified"', parts: ['"users/verified"'] },
  ])('$what', ({ text, parts }) => {
    expect(parsePermissionList(text)).toEqual(parts)
  })
})

test('permission list: goes to the server with a thousand at most', () => {
  expect(parsePermissionList('any\n'.repeat(1500))).toHaveLength(1000)
})

describe('SDK code: of a role', () => {
  test.each([
    ['any', 'Role.any()'],
    ['guests', 'Role.guests()'],
    ['users', 'Role.users()'],
    ['users/verified', "Role.users('verified')"],
    ['user:grace', "Role.user('grace')"],
    ['user:grace/unverified', "Role.user('grace', 'unverified')"],
    ['team:core/owner', "Role.team('core', 'owner')"],
    ['member:6b01', "Role.member('6b01')"],
    ['label:beta', "Role.label('beta')"],
    ['keys', null],
  ])('%s', (role, code) => {
    expect(roleCode(role)).toBe(code)
  })
})

test('SDK code: of permissions names the action, knows write, and leaves out what cannot be read', () => {
  const rest = { text: '', matches: false, reason: '', fault: null }
  const one = { ...rest, actions: ['read'] as const, role: 'any' }
  const write = { ...rest, actions: ['create', 'update', 'delete'] as const, role: 'users' }
  const unread = { ...rest, actions: [], role: null, fault: 'it is nothing' }
  expect(permissionCode(one)).toBe('Permission.read(Role.any())')
  expect(permissionCode({ ...rest, actions: [], role: 'any' })).toBe('Role.any()')
  expect(permissionsCode([one, unread, write])).toBe(
    '[\n  Permission.read(Role.any()),\n  Permission.write(Role.users()),\n]',
  )
})

test('actor: stands in the address and comes back from it', () => {
  for (const actor of [{ kind: 'guest' }, { kind: 'key', id: 'a:b' }, { kind: 'user', id: 'guest' }] as const) {
    expect(parseActor(formatActor(actor))).toEqual(actor)
  }
  expect(parseActor('nonsense')).toEqual({ kind: 'guest' })
})
