/** The sample users: every state that the window can show, the same in every run. */
import { expect, test } from 'vitest'
import { samplePassword } from '../../src-shared/snapshot/samples.ts'
import { newWorld, type World } from '../support/world.ts'
import { listed, saved, stateOf } from './support.ts'

async function sampled() {
  const world = await newWorld()
  const reply = await world.control('POST', '/samples', { projectId: 'demo' })
  expect(reply.status, reply.story).toBe(201)
  return { world, loaded: reply.body, state: stateOf(world) }
}

async function signIn({ call }: World, email: string) {
  return call('POST', '/account/sessions/email', { body: { email, password: samplePassword } })
}

test('samples: twelve users, in each state that the list of users can filter by', async () => {
  const { world, loaded } = await sampled()
  const { body } = await world.server('GET', '/users')
  const users = listed(body.users)
  expect(body.total).toBe(12)
  expect(users.map(({ $id }) => $id)).toEqual(loaded.users)
  const some = (isSo: (user: (typeof users)[number]) => boolean) => users.filter(isSo).length > 0
  for (const key of ['status', 'emailVerification', 'phoneVerification', 'mfa', 'impersonator'] as const) {
    expect([key, some((user) => user[key] === true), some((user) => user[key] === false)]).toEqual([key, true, true])
  }
  for (const key of ['name', 'email', 'phone', 'password'] as const) {
    const isEmpty = (value: unknown) => value === '' || value === null || value === undefined
    expect([key, some((user) => isEmpty(user[key])), some((user) => !isEmpty(user[key]))]).toEqual([key, true, true])
  }
  expect(new Set(users.map(({ hash }) => hash))).toEqual(new Set(['argon2', 'sha']))
  expect(some(({ $id }) => String($id).length === 36)).toBe(true)
  expect(some(({ labels }) => Array.isArray(labels) && labels.length > 10)).toBe(true)
})

test('samples: sessions of each kind, factors, identities, teams, and mails in each state', async () => {
  const { world, state } = await sampled()
  const providers = new Set(listed(state.sessions).map(({ provider }) => provider))
  expect(providers).toEqual(new Set(['email', 'anonymous', 'phone', 'github']))
  const { sessions } = (await world.control('GET', '/projects/demo/users/lapsed/sessions')).body
  const [lapsed] = listed(sessions)
  expect(Date.parse(String(lapsed?.expire))).toBeLessThan(world.emulator.now())
  expect(listed(state.authenticators).map(({ userId, verified }) => [userId, verified])).toEqual([
    ['totp', true],
    ['mfa-pending', false],
  ])
  expect(
    listed((await world.control('GET', '/projects/demo/users/mfa-pending/challenges')).body.challenges),
  ).toHaveLength(1)
  expect(listed(state.identities).map(({ provider }) => provider)).toEqual(['github', 'google'])
  expect(listed(state.teams).map(({ id, total }) => [id, total])).toEqual([
    ['core', 2],
    ['empty', 0],
  ])
  expect(listed(state.memberships).map(({ userId, confirm }) => [userId, confirm])).toEqual([
    ['grace', true],
    ['totp', true],
    ['ada', false],
  ])
  const { messages } = (await world.control('GET', '/inbox')).body
  expect(new Set(listed(messages).map((message) => message.state))).toEqual(
    new Set(['unused', 'used', 'expired', 'replaced']),
  )
  expect(new Set(listed(messages).map(({ channel }) => channel))).toEqual(new Set(['email', 'sms']))
})

test('samples: joined one by one over months; what somebody did came after, and goes on but for what has lapsed', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authDuration: 3600 })
  await world.control('POST', '/samples', { projectId: 'demo' })
  const now = world.emulator.now()
  const state = stateOf(world)
  const time = (value: unknown) => Date.parse(String(value))
  const joined = new Map(listed(state.users).map(({ id, createdAt }) => [id, time(createdAt)]))
  expect(new Set(joined.values()).size).toBe(12)
  expect(now - Math.min(...joined.values())).toBeGreaterThan(180 * 86_400_000)
  const records = [...listed(state.sessions), ...listed(state.memberships), ...listed(state.messages)]
  expect(records.length).toBeGreaterThan(15)
  for (const { id, userId, createdAt } of records) {
    expect([id, time(createdAt) > (joined.get(userId) ?? Infinity), time(createdAt) < now]).toEqual([id, true, true])
  }
  for (const { id, accessedAt } of listed(state.users)) {
    const isAfter = accessedAt === null || time(accessedAt) > (joined.get(id) ?? Infinity)
    expect([id, isAfter]).toEqual([id, true])
  }
  const ended = listed(state.sessions).filter(({ expire }) => time(expire) <= now)
  expect(ended.map(({ userId }) => userId)).toEqual(['lapsed'])
})

test('samples: the password signs in, the blocked one stays out, links in mails work', async () => {
  const { world } = await sampled()
  expect((await signIn(world, 'grace@example.test')).status).toBe(201)
  const imported = await signIn(world, 'ingrid@example.test')
  expect(imported.status, imported.story).toBe(201)
  expect((await signIn(world, 'mallory@example.test')).body.type).toBe('user_blocked')
  const { messages } = (await world.control('GET', '/inbox?unused=true&to=ada@example.test')).body
  for (const { id } of listed(messages)) {
    const done = await world.control('POST', `/inbox/${String(id)}/complete`)
    expect(done.status, done.story).toBe(200)
  }
  expect((await world.server('GET', '/users/ada')).body.emailVerification).toBe(true)
  expect((await world.server('GET', '/teams/core')).body.total).toBe(3)
})

test('samples: are the same wherever they are loaded, one step to take back, and not loaded over others', async () => {
  const { world, state } = await sampled()
  const other = await newWorld({ seed: 77 })
  await other.control('POST', '/samples', { projectId: 'demo' })
  const { projects: _project, keys: _keys, ...made } = state
  const { projects: _otherProject, keys: _otherKeys, ...madeThere } = stateOf(other)
  expect(madeThere).toEqual(made)
  const again = await world.control('POST', '/samples', { projectId: 'demo' })
  expect([again.status, again.body.type]).toEqual([409, 'samples_present'])
  expect(stateOf(world)).toEqual(state)
  expect((await world.control('POST', '/samples', { projectId: 'none' })).status).toBe(404)
  expect((await world.control('POST', '/history/undo')).body.title).toBe('Undo: Load the samples')
  expect((await world.server('GET', '/users')).body.total).toBe(0)
})

test('samples: are in a snapshot as they are', async () => {
  const { world, state } = await sampled()
  await saved(world, 'samples', { messages: true, logs: true })
  await world.control('POST', '/reset', { to: 'empty' })
  await world.control('POST', '/snapshots/samples/restore', {})
  expect(stateOf(world)).toEqual(state)
})
