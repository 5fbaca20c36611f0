/** The calls of `users` that this folder is about, through the official server SDK against a running server. */
import {
  Account,
  AuthenticatorType,
  Client,
  Messaging,
  MessagingProviderType,
  Query,
  SmtpEncryption,
  Teams,
  type Users,
} from 'node-appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { password, runningHost, type TestHost } from '../sdk/running-host.ts'

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

async function withAda(): Promise<{ readonly server: TestHost; readonly users: Users } & AsyncDisposable> {
  const server = await runningHost()
  const users = server.users()
  await users.create({ userId: 'ada', email: 'ada@example.test', password, name: 'Ada Lovelace' })
  return { server, users, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

test('server SDK: changes address, number, verification and preferences', async () => {
  await using world = await withAda()
  const { users } = world
  expect((await users.updateEmail({ userId: 'ada', email: 'ADA@work.test' })).email).toBe('ada@work.test')
  expect((await users.updatePhone({ userId: 'ada', number: '+15555550100' })).phone).toBe('+15555550100')
  const verified = await users.updateEmailVerification({ userId: 'ada', emailVerification: true })
  expect([verified.emailVerification, verified.phoneVerification]).toEqual([true, false])
  const both = await users.updatePhoneVerification({ userId: 'ada', phoneVerification: true })
  expect(both.phoneVerification).toBe(true)
  expect(await users.updatePrefs({ userId: 'ada', prefs: { theme: 'dark' } })).toEqual({ theme: 'dark' })
  expect(await users.getPrefs({ userId: 'ada' })).toEqual({ theme: 'dark' })
})

test('server SDK: keeps targets of every type, with providers of its messaging client', async () => {
  await using world = await withAda()
  const { server, users } = world
  const client = new Client().setEndpoint(server.host.endpoint).setProject('demo').setKey(server.host.apiKey)
  const messaging = new Messaging(client)
  const smtp = await messaging.createSMTPProvider({
    providerId: 'mail',
    name: 'Mail',
    host: 'mail.example.test',
    port: 465,
    encryption: SmtpEncryption.Tls,
    fromEmail: 'hello@example.test',
    enabled: true,
  })
  expect(smtp).toMatchObject({ provider: 'smtp', type: 'email', enabled: true })
  await messaging.createFCMProvider({ providerId: 'push', name: 'Push', serviceAccountJSON: { project_id: 'x' } })
  await messaging.createTwilioProvider({ providerId: 'sms', name: 'SMS' })
  expect((await messaging.listProviders({ queries: [Query.equal('type', ['push'])] })).total).toBe(1)
  expect((await messaging.getProvider({ providerId: 'sms' })).enabled).toBe(false)
  const target = await users.createTarget({
    userId: 'ada',
    targetId: 'phone',
    providerType: MessagingProviderType.Push,
    identifier: 'device-token',
    providerId: 'push',
    name: 'Ada’s phone',
  })
  expect(target).toMatchObject({ $id: 'phone', providerType: 'push', providerId: 'push', expired: false })
  const renamed = await users.updateTarget({ userId: 'ada', targetId: 'phone', identifier: 'new', name: 'New' })
  expect([renamed.identifier, renamed.name]).toEqual(['new', 'New'])
  expect((await users.getTarget({ userId: 'ada', targetId: 'phone' })).identifier).toBe('new')
  const listed = await users.listTargets({ userId: 'ada', queries: [Query.equal('providerType', ['push'])] })
  expect(listed.targets.map(({ $id }) => $id)).toEqual(['phone'])
  await users.deleteTarget({ userId: 'ada', targetId: 'phone' })
  expect((await users.listTargets({ userId: 'ada' })).total).toBe(1)
})

test('server SDK: makes tokens and JWTs', async () => {
  await using world = await withAda()
  const { server, users } = world
  const token = await users.createToken({ userId: 'ada', length: 32, expire: 60 })
  expect(token.secret).toMatch(/^[0-9a-f]{32}$/)
  await users.createSession({ userId: 'ada' })
  const { jwt } = await users.createJWT({ userId: 'ada', duration: 60 })
  const client = new Client().setEndpoint(server.host.endpoint).setProject('demo').setJWT(jwt)
  expect((await new Account(client).get()).name).toBe('Ada Lovelace')
})

test('server SDK: lets one user act as another', async () => {
  await using world = await withAda()
  const { server, users } = world
  await users.create({ userId: 'support', email: 'support@example.test', password })
  expect((await users.updateImpersonator({ userId: 'support', impersonator: true })).impersonator).toBe(true)
  const { secret } = await users.createSession({ userId: 'support' })
  const client = () => new Client().setEndpoint(server.host.endpoint).setProject('demo').setSession(secret)
  expect(await new Account(client().setImpersonateUserId('ada')).get()).toMatchObject({
    $id: 'ada',
    impersonatorUserId: 'support',
  })
  const byEmail = client().setImpersonateUserEmail('ada@example.test')
  expect((await new Account(byEmail).get()).$id).toBe('ada')
  expect((await new Account(client()).get()).$id).toBe('support')
})

test('server SDK: manages factors and recovery codes, by the old names of the calls too', async () => {
  await using world = await withAda()
  const { users } = world
  expect((await users.updateMFA({ userId: 'ada', mfa: true })).mfa).toBe(true)
  expect((await users.updateMfa({ userId: 'ada', mfa: false })).mfa).toBe(false)
  const factors = { totp: false, phone: false, email: false, recoveryCode: false, custom: false }
  expect(await users.listMFAFactors({ userId: 'ada' })).toEqual(factors)
  expect(await users.listMfaFactors({ userId: 'ada' })).toEqual(factors)
  const { recoveryCodes } = await users.createMFARecoveryCodes({ userId: 'ada' })
  expect(recoveryCodes).toHaveLength(6)
  expect((await users.getMFARecoveryCodes({ userId: 'ada' })).recoveryCodes).toEqual(recoveryCodes)
  expect((await users.getMfaRecoveryCodes({ userId: 'ada' })).recoveryCodes).toEqual(recoveryCodes)
  expect((await users.updateMFARecoveryCodes({ userId: 'ada' })).recoveryCodes).not.toEqual(recoveryCodes)
  expect((await users.updateMfaRecoveryCodes({ userId: 'ada' })).recoveryCodes).toHaveLength(6)
  await expect(users.createMfaRecoveryCodes({ userId: 'ada' })).rejects.toMatchObject({
    code: 409,
    type: 'user_recovery_codes_already_exists',
  })
  const missing = { code: 404, type: 'user_authenticator_not_found' }
  const authenticator = { userId: 'ada', type: AuthenticatorType.Totp }
  await expect(users.deleteMFAAuthenticator(authenticator)).rejects.toMatchObject(missing)
  await expect(users.deleteMfaAuthenticator(authenticator)).rejects.toMatchObject(missing)
})

test('server SDK: lists memberships, identities and logs', async () => {
  await using world = await withAda()
  const { server, users } = world
  const client = new Client().setEndpoint(server.host.endpoint).setProject('demo').setKey(server.host.apiKey)
  const teams = new Teams(client)
  await teams.create({ teamId: 'core', name: 'Core' })
  await teams.createMembership({ teamId: 'core', userId: 'ada', roles: ['owner'] })
  expect(await users.listMemberships({ userId: 'ada' })).toMatchObject({
    total: 1,
    memberships: [{ teamName: 'Core', userName: 'Ada Lovelace', roles: ['owner'] }],
  })
  expect(await users.listIdentities({ queries: [Query.equal('userId', ['ada'])] })).toEqual({
    total: 0,
    identities: [],
  })
  await expect(users.deleteIdentity({ identityId: 'nothing' })).rejects.toMatchObject({
    type: 'user_identity_not_found',
  })
  const { secret } = await users.createSession({ userId: 'ada' })
  const account = server.sessionAccount(secret)
  await account.updateName({ name: 'Countess' })
  const logs = await users.listLogs({ userId: 'ada', queries: [Query.limit(1)] })
  expect(logs).toMatchObject({ total: 1, logs: [{ event: 'user.update', userName: 'Countess' }] })
  expect(await account.listLogs()).toEqual(logs)
})
