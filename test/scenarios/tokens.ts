/** Signing in by what was mailed or texted. */
import { expect } from 'vitest'
import { expectError, expectGuest, grace, landing } from './people.ts'
import type { Scenario } from './scene.ts'

const phone = '+15555550123'

export const tokenScenarios: readonly Scenario[] = [
  {
    name: 'signs in by magic URL',
    async play({ account, message, projectId }) {
      const { userId, email } = grace
      const token = await account.createMagicURLToken({ userId, email, url: landing, phrase: true })
      expect(token).toMatchObject({ userId, secret: '', phrase: expect.stringMatching(/^[A-Z]/) })
      const { link, text } = await message('magic-url')
      expect(text).toContain(token.phrase)
      expect([link.get('from'), link.get('userId'), link.get('project')]).toEqual(['mail', userId, projectId])
      const secret = link.get('secret') ?? ''
      const session = await account.createSession({ userId, secret })
      expect(session).toMatchObject({ userId, provider: 'magic-url', factors: ['email'] })
      expect(await account.get()).toMatchObject({ email, emailVerification: true })
      await account.deleteSession({ sessionId: 'current' })
      await expectError(account.createSession({ userId, secret }), 401, 'user_invalid_token')
    },
  },
  {
    name: 'signs in by magic URL as apps before 1.6 do',
    async play({ account, message }) {
      const { userId, email } = grace
      await account.createMagicURLToken({ userId, email, url: landing })
      const { link } = await message('magic-url')
      await account.updateMagicURLSession({ userId, secret: link.get('secret') ?? '' })
      expect((await account.get()).email).toBe(email)
    },
  },
  {
    name: 'signs in by a mailed code',
    async play({ account, message }) {
      const { userId, email } = grace
      const token = await account.createEmailToken({ userId, email, phrase: true })
      const { code, text } = await message('email-otp')
      expect(text).toContain(token.phrase)
      expect(code).toMatch(/^\d{6}$/)
      const wrong = code === '123456' ? '654321' : '123456'
      await expectError(account.createSession({ userId, secret: wrong }), 401, 'user_invalid_token')
      await expectGuest(account)
      const session = await account.createSession({ userId, secret: code ?? '' })
      expect(session).toMatchObject({ provider: 'token', factors: ['email'] })
      expect(await account.get()).toMatchObject({ email, emailVerification: true, targets: [{ identifier: email }] })
    },
  },
  {
    name: 'signs in by a texted code',
    async play({ account, message }) {
      await account.createPhoneToken({ userId: 'grace', phone })
      const { code } = await message('phone-otp')
      const session = await account.createSession({ userId: 'grace', secret: code ?? '' })
      expect(session).toMatchObject({ provider: 'phone', factors: ['phone'] })
      expect(await account.get()).toMatchObject({ phone, phoneVerification: true, targets: [{ identifier: phone }] })
    },
  },
  {
    name: 'signs in by the code of a mock number as apps before 1.6 do',
    async play({ account, control }) {
      await control('PATCH', '', { authMockNumbers: [{ phone, otp: '202020' }] })
      await account.createPhoneToken({ userId: 'grace', phone })
      await account.updatePhoneSession({ userId: 'grace', secret: '202020' })
      expect((await account.get()).phone).toBe(phone)
    },
  },
]
