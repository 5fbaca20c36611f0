/** A forgotten password, and addresses and numbers that prove to be the user's own. */
import { expect } from 'vitest'
import { credentials, expectError, grace, landing, password, signUpAndIn } from './people.ts'
import type { Scenario } from './scene.ts'

const { userId } = grace

export const confirmationScenarios: readonly Scenario[] = [
  {
    name: 'recovers a forgotten password',
    async play({ account, message }) {
      await account.create(grace)
      await account.createRecovery({ email: grace.email, url: landing })
      const { link } = await message('recovery')
      expect([link.get('from'), link.get('userId')]).toEqual(['mail', userId])
      const secret = link.get('secret') ?? ''
      await account.updateRecovery({ userId, secret, password: 'another horse' })
      const again = account.updateRecovery({ userId, secret, password: 'a third horse' })
      await expectError(again, 401, 'user_invalid_token')
      await expectError(account.createEmailPasswordSession(credentials), 401, 'user_invalid_credentials')
      await account.createEmailPasswordSession({ ...credentials, password: 'another horse' })
      expect((await account.get()).emailVerification).toBe(true)
    },
  },
  {
    name: 'verifies the email address',
    async play(scene) {
      const { account, message } = scene
      await signUpAndIn(scene)
      expect(await account.createEmailVerification({ url: landing })).toMatchObject({ userId, secret: '' })
      const { link } = await message('verification')
      expect([link.get('from'), link.get('userId')]).toEqual(['mail', userId])
      await expectError(account.updateEmailVerification({ userId, secret: 'wrong' }), 401, 'user_invalid_token')
      await account.updateEmailVerification({ userId, secret: link.get('secret') ?? '' })
      expect((await account.get()).emailVerification).toBe(true)
      const again = account.createEmailVerification({ url: landing })
      await expectError(again, 409, 'user_email_already_verified')
    },
  },
  {
    name: 'verifies the email address by the older names',
    async play(scene) {
      const { account, message } = scene
      await signUpAndIn(scene)
      await account.createVerification({ url: landing })
      const { link } = await message('verification')
      await account.updateVerification({ userId, secret: link.get('secret') ?? '' })
      expect((await account.get()).emailVerification).toBe(true)
    },
  },
  {
    name: 'verifies the phone number',
    async play(scene) {
      const { account, message } = scene
      await signUpAndIn(scene)
      await account.updatePhone({ phone: '+15555550123', password })
      await account.createPhoneVerification()
      const { code } = await message('phone-verification')
      await account.updatePhoneVerification({ userId, secret: code ?? '' })
      expect(await account.get()).toMatchObject({ phone: '+15555550123', phoneVerification: true })
    },
  },
]
