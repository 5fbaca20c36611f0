/** Settings: their effect, how they change, and what is refused. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../src-shared/domain/project-settings.ts'
import { frozenAt, newWorld } from '../support/world.ts'
import { answer } from './effect.ts'
import { effects } from './effects.ts'

test.each(effects.map((effect) => ({ ...effect, name: Object.keys(effect.settings).join(', ') })))(
  'settings: $name shows on the wire',
  async (effect) => {
    const projectId = effect.project ?? 'demo'
    const plain = await newWorld({ projectId })
    expect(await effect.see(plain)).toEqual(effect.without)
    const set = await newWorld({ projectId })
    const patched = await set.control('PATCH', `/projects/${projectId}`, effect.settings)
    expect(patched.body, patched.story).toMatchObject(effect.settings)
    expect(await effect.see(set)).toEqual(effect.with)
  },
)

test('settings: each one has a row here', () => {
  const tested = new Set(effects.flatMap(({ settings }) => Object.keys(settings)))
  expect(Object.keys(defaultSettings).filter((name) => !tested.has(name))).toEqual([])
})

test('settings: each one is in the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(Object.keys(defaultSettings).filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test.each([
  ['authMockNumbers', { phone: '+15555550100' }],
  ['authMockEmails', { email: 'grace@example.test' }],
])('settings: entries of %s get their times, and keep them', async (name, address) => {
  const world = await newWorld()
  const set = async (...given: readonly object[]) =>
    (await world.control('PATCH', '/projects/demo', { [name]: given })).body[name]
  const made = { ...address, otp: '123456', createdAt: frozenAt, updatedAt: frozenAt }
  expect(await set({ ...address, otp: '123456' })).toEqual([made])
  await world.control('POST', '/clock/advance', { by: '1h' })
  expect(await set({ ...address, otp: '123456' })).toEqual([made])
  const updatedAt = '2026-03-01T13:00:00.000Z'
  expect(await set({ ...address, otp: '654321' })).toEqual([{ ...made, otp: '654321', updatedAt }])
  expect(await set()).toEqual([])
})

test('settings: OAuth2 providers are merged by key', async () => {
  const { control } = await newWorld()
  const change = async (...oAuthProviders: readonly object[]) => {
    const { status, body } = await control('PATCH', '/projects/demo', { oAuthProviders })
    return [status, body.oAuthProviders]
  }
  const google = { key: 'google', appId: 'id', secret: 'text', enabled: true }
  const github = { key: 'github', appId: '', secret: '', enabled: true }
  expect(await change(google)).toEqual([200, [google]])
  expect(await change({ key: 'github', enabled: true })).toEqual([200, [google, github]])
  expect(await change({ key: 'google', enabled: false })).toEqual([200, [{ ...google, enabled: false }, github]])
})

test.each([
  [{ oAuthProviders: [{ key: 'nobody' }] }],
  [{ oAuthProviders: [{ key: 'google', enabled: 'yes' }] }],
  [{ oAuthProviders: [{ key: 'google' }, { key: 'google' }] }],
  [{ authMockNumbers: [{ phone: '15555550100', otp: '123456' }] }],
  [{ authMockNumbers: [{ phone: '+15555550100', otp: '12345' }] }],
  [{ authMockNumbers: [1, 2].map(() => ({ phone: '+15555550100', otp: '123456' })) }],
  [{ authMockEmails: [{ email: 'Grace@example.test', otp: '123456' }] }],
  [{ authMockEmails: [{ email: 'grace', otp: '123456' }] }],
  [{ authMockEmails: [{ email: 'grace@example.test', otp: 123_456 }] }],
  [{ authMockEmails: [1, 2].map(() => ({ email: 'grace@example.test', otp: '123456' })) }],
  [{ authMfaFactorsTotp: 'yes' }],
  [{ authFreeEmails: null }],
  [{ devKeys: [{ name: 'Laptop', secret: '' }] }],
  [{ devKeys: [{ secret: 'one' }, { secret: 'one' }] }],
  [{ devKeys: [{ secret: 'one', expire: 'soon' }] }],
  [{ smtp: { enabled: 'yes' } }],
  [{ smtp: { port: 70_000 } }],
  [{ smtp: { senderEmail: 'nobody' } }],
  [{ smtp: { sender: 'Demo' } }],
  [{ templates: { 'email.welcome-en': {} } }],
  [{ templates: { 'email.recovery-xx': {} } }],
  [{ templates: { 'email.recovery-en': { message: 1 } } }],
  [{ url: 'somewhere' }],
  [{ authWhitelistEmails: ['example.test'] }],
  [{ authWhitelistIPs: ['here'] }],
])('settings: %j is refused by name', async (settings) => {
  const { control } = await newWorld()
  const reply = await control('PATCH', '/projects/demo', settings)
  expect([reply.status, reply.body.type]).toEqual([400, 'invalid'])
  expect(reply.body.message).toContain(Object.keys(settings)[0])
})

test('email policies: guard every call that gives a user an address', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'grace', email: 'grace@example.test' })
  await world.server('POST', '/teams', { teamId: 'core', name: 'Core' })
  await world.control('PATCH', '/projects/demo', { authFreeEmails: true })
  const email = 'ada@gmail.com'
  const replies = [
    await world.server('POST', '/users', { userId: 'ada', email }),
    await world.server('POST', '/users/md5', { userId: 'ada', email, password: 'd41d8cd98f00b204e9800998ecf8427e' }),
    await world.server('PATCH', '/users/grace/email', { email }),
    await world.server('POST', '/teams/core/memberships', { email, roles: [] }),
  ]
  expect(replies.map(answer)).toEqual(replies.map(() => '400 user_email_free'))
  expect((await world.server('GET', '/users')).body.total).toBe(1)
})
