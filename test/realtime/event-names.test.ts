import { expect, test } from 'vitest'
import { addressOf, effectiveChannels } from '../../src-shared/realtime/channels.ts'
import { expandEvent } from '../../src-shared/realtime/event-names.ts'

const user = new Map([['userId', 'U']])
const session = new Map([...user, ['sessionId', 'S']])
const membership = new Map([
  ['teamId', 'T'],
  ['membershipId', 'M'],
])

test('event names: a change of a user comes under its action, its field and its user', () => {
  expect(expandEvent('users.[userId].update.email', user)).toEqual([
    'users.U.update',
    'users.*.update',
    'users.U.update.email',
    'users.*.update.email',
    'users.U',
    'users.*',
  ])
})

test('event names: a sub-resource comes with every combination of ids and stars, and with its parents', () => {
  expect(expandEvent('users.[userId].sessions.[sessionId].create', session)).toEqual([
    'users.U.sessions.S.create',
    'users.*.sessions.*.create',
    'users.U.sessions.*.create',
    'users.*.sessions.S.create',
    'users.U.sessions.S',
    'users.*.sessions.*',
    'users.U.sessions.*',
    'users.*.sessions.S',
    'users.U',
    'users.*',
  ])
})

test('event names: the status of a membership has all three parents', () => {
  const names = expandEvent('teams.[teamId].memberships.[membershipId].update.status', membership)
  expect(names).toEqual(
    expect.arrayContaining([
      'teams.T.memberships.M.update.status',
      'teams.T.memberships.M.update',
      'teams.*.memberships.*',
      'teams.T',
      'teams.*',
    ]),
  )
  expect(names).toHaveLength(14)
})

test('event names: the end of all sessions names no session', () => {
  expect(expandEvent('users.[userId].sessions.delete', user)).toEqual([
    'users.U.sessions',
    'users.*.sessions',
    'users.U.sessions.delete',
    'users.*.sessions.delete',
    'users.U',
    'users.*',
  ])
})

test('event names: making and renewing recovery codes, and ending a factor, count as create, update and delete', () => {
  expect(expandEvent('users.[userId].create.mfa.recovery-codes', user)).toContain('users.*.create')
  expect(expandEvent('users.[userId].update.mfa.recovery-codes', user)).toContain('users.*.update')
  expect(expandEvent('users.[userId].delete.mfa', user)).toContain('users.*.delete')
})

test('event names: an id with dots stays one part', () => {
  expect(expandEvent('users.[userId].update', new Map([['userId', 'a.b.c']]))).toEqual([
    'users.a.b.c.update',
    'users.*.update',
    'users.a.b.c',
    'users.*',
  ])
})

test.each([
  ['users.[userId].update.name', ['account', 'account.U', 'account.update', 'account.U.update']],
  ['users.[userId].delete', ['account', 'account.U', 'account.delete', 'account.U.delete']],
  ['users.[userId].sessions.[sessionId].create', ['account', 'account.U']],
  ['users.[userId].sessions.delete', ['account', 'account.U']],
])('channels: %s goes to %j of its user', (pattern, channels) => {
  expect(addressOf(pattern, session)).toEqual({ channels, role: 'user:U', changesRoles: false })
})

test.each([
  ['teams.[teamId].create', ['teams', 'teams.T', 'teams.create', 'teams.T.create'], true],
  ['teams.[teamId].update.prefs', ['teams', 'teams.T', 'teams.update', 'teams.T.update'], false],
  ['teams.[teamId].delete', ['teams', 'teams.T', 'teams.delete', 'teams.T.delete'], false],
  [
    'teams.[teamId].memberships.[membershipId].update.status',
    ['memberships', 'memberships.M', 'memberships.update', 'memberships.M.update'],
    true,
  ],
])('channels: %s goes to %j of its team; changes roles: %s', (pattern, channels, changesRoles) => {
  expect(addressOf(pattern, membership)).toEqual({ channels, role: 'team:T', changesRoles })
})

test('channels: account becomes the own account of a user and stays itself for a guest', () => {
  expect(effectiveChannels(['account', 'teams'], 'U')).toEqual(['account', 'account.U', 'teams'])
  expect(effectiveChannels(['account', 'teams'], null)).toEqual(['account', 'teams'])
})

test('channels: an action of the account becomes that of the own account', () => {
  expect(effectiveChannels(['account.update', 'account.create'], 'U')).toEqual(['account.U.update', 'account.U.create'])
  expect(effectiveChannels(['account.update'], null)).toEqual([])
})

test('channels: the account of somebody is dropped', () => {
  expect(effectiveChannels(['account.V', 'account.V.update', 'memberships'], 'U')).toEqual(['memberships'])
})
