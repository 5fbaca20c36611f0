/** Signing up, in and out, and what people change about themselves. */
import { Query } from 'appwrite'
import { expect } from 'vitest'
import { credentials, expectError, expectGuest, grace, password, signUpAndIn } from './people.ts'
import type { Scenario } from './scene.ts'

export const profileScenarios: readonly Scenario[] = [
  {
    name: 'signs up, in and out',
    async play({ account }) {
      await expectGuest(account)
      expect(await account.create(grace)).toMatchObject({ $id: 'grace', email: grace.email, name: grace.name })
      await expectGuest(account)
      await expectError(account.create({ ...grace, userId: 'other' }), 409, 'user_already_exists')
      await expectError(
        account.createEmailPasswordSession({ ...credentials, password: 'wrong horse' }),
        401,
        'user_invalid_credentials',
      )
      const session = await account.createEmailPasswordSession(credentials)
      expect(session).toMatchObject({ userId: 'grace', provider: 'email', factors: ['password'] })
      expect(await account.get()).toMatchObject({ $id: 'grace', targets: [{ identifier: grace.email }] })
      await account.deleteSession({ sessionId: 'current' })
      await expectGuest(account)
    },
  },
  {
    name: 'renames and keeps preferences',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      expect((await account.updateName({ name: 'Amazing Grace' })).name).toBe('Amazing Grace')
      expect(await account.getPrefs()).toEqual({})
      const prefs = { theme: 'dark', nested: { list: [1, 'two', null], text: 'ä/"\u2028' } }
      expect((await account.updatePrefs({ prefs })).prefs).toEqual(prefs)
      expect(await account.getPrefs()).toEqual(prefs)
      await account.updatePrefs({ prefs: {} })
      expect(await account.getPrefs()).toEqual({})
    },
  },
  {
    name: 'lists, reads, extends and ends sessions',
    async play(scene) {
      const { account, server } = scene
      await signUpAndIn(scene)
      const first = await account.getSession({ sessionId: 'current' })
      const other = await server('POST', '/users/grace/sessions')
      const { total, sessions } = await account.listSessions()
      expect([total, sessions.map(({ $id, current }) => [$id, current])]).toEqual([
        2,
        [
          [first.$id, true],
          [other.$id, false],
        ],
      ])
      const extended = await account.updateSession({ sessionId: 'current' })
      expect(Date.parse(extended.expire)).toBeGreaterThanOrEqual(Date.parse(first.expire))
      await account.deleteSession({ sessionId: String(other.$id) })
      expect((await account.listSessions()).total).toBe(1)
      await account.deleteSessions()
      await expectGuest(account)
      expect((await server('GET', '/users/grace/sessions')).total).toBe(0)
    },
  },
  {
    name: 'changes the password',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      const wrong = account.updatePassword({ password: 'another horse', oldPassword: 'wrong horse' })
      await expectError(wrong, 401, 'user_invalid_credentials')
      await account.updatePassword({ password: 'another horse', oldPassword: password })
      await account.deleteSessions()
      await expectError(account.createEmailPasswordSession(credentials), 401, 'user_invalid_credentials')
      await account.createEmailPasswordSession({ ...credentials, password: 'another horse' })
      expect((await account.get()).$id).toBe('grace')
    },
  },
  {
    name: 'changes email and phone with the password',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      const email = 'Grace.Hopper@example.test'
      await expectError(account.updateEmail({ email, password: 'wrong horse' }), 401, 'user_invalid_credentials')
      expect(await account.updateEmail({ email, password })).toMatchObject({ email: email.toLowerCase() })
      const phone = '+15555550123'
      expect(await account.updatePhone({ phone, password })).toMatchObject({ phone, phoneVerification: false })
      expect((await account.get()).targets.map(({ identifier }) => identifier)).toContain(email.toLowerCase())
    },
  },
  {
    name: 'becomes a whole user after an anonymous start',
    async play({ account }) {
      const session = await account.createAnonymousSession()
      expect(session).toMatchObject({ provider: 'anonymous', factors: ['anonymous'] })
      await account.updatePrefs({ prefs: { theme: 'dark' } })
      const converted = await account.updateEmail(credentials)
      expect(converted).toMatchObject({ $id: session.userId, email: grace.email, prefs: { theme: 'dark' } })
      expect((await account.getSession({ sessionId: 'current' })).$id).toBe(session.$id)
      await account.deleteSession({ sessionId: 'current' })
      expect((await account.createEmailPasswordSession(credentials)).userId).toBe(session.userId)
    },
  },
  {
    name: 'reads its activity',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      await account.updateName({ name: 'Amazing Grace' })
      const { total, logs } = await account.listLogs({ queries: [Query.limit(1)] })
      expect([total > 1, logs.map(({ event, userId }) => [event, userId])]).toEqual([true, [['user.update', 'grace']]])
    },
  },
  {
    name: 'blocks itself',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      expect((await account.updateStatus()).status).toBe(false)
      // A page has lost its cookies, a server still has the secret: a guest here, a blocked user there.
      await expect(account.get()).rejects.toMatchObject({ name: 'AppwriteException' })
      await expectError(account.createEmailPasswordSession(credentials), 403, 'user_blocked')
    },
  },
  {
    name: 'calls with a JWT until its session ends',
    async play(scene) {
      const { account, withJwt, forget, server } = scene
      await signUpAndIn(scene)
      const { jwt } = await account.createJWT({ duration: 60 })
      await forget()
      await expectGuest(account)
      const other = withJwt(jwt)
      expect((await other.get()).$id).toBe('grace')
      await expectError(other.createJWT(), 403, 'user_jwt_creation_denied')
      await server('DELETE', '/users/grace/sessions')
      await expectGuest(other)
    },
  },
]
