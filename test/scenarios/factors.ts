/** Second factors. The SDK has every call under two names: half of the scenarios use the older ones. */
import { AuthenticationFactor, AuthenticatorType, type Models } from 'appwrite'
import { expect } from 'vitest'
import { expectError, signInAgain, signUpAndIn } from './people.ts'
import type { AccountCalls, Scenario, Scene } from './scene.ts'

const type = AuthenticatorType.Totp

/** What the user's phone shows. */
async function shownCode({ control }: Scene): Promise<string> {
  return String((await control('GET', '/users/grace/totp')).code)
}

async function expectHalfSignedIn(account: AccountCalls): Promise<void> {
  await expectError(account.get(), 401, 'user_more_factors_required')
}

export const factorScenarios: readonly Scenario[] = [
  {
    name: 'enrols an authenticator app, signs in with it and removes it',
    async play(scene) {
      const { account, projectId } = scene
      await signUpAndIn(scene)
      const { secret, uri } = await account.createMfaAuthenticator({ type })
      expect(new URL(uri).searchParams.get('secret')).toBe(secret)
      expect(decodeURIComponent(new URL(uri).pathname)).toContain(projectId)
      await account.updateMfaAuthenticator({ type, otp: await shownCode(scene) })
      expect((await account.updateMFA({ mfa: true })).mfa).toBe(true)
      await signInAgain(scene)
      await expectHalfSignedIn(account)
      expect(await account.listMfaFactors()).toMatchObject({ totp: true, email: false, phone: false })
      const { $id } = await account.createMfaChallenge({ factor: AuthenticationFactor.Totp })
      const session = await account.updateMfaChallenge({ challengeId: $id, otp: await shownCode(scene) })
      expect(session.factors).toEqual(['password', 'totp'])
      expect((await account.get()).mfa).toBe(true)
      await account.deleteMfaAuthenticator({ type })
      expect((await account.listMfaFactors()).totp).toBe(false)
    },
  },
  {
    name: 'enrols and removes an authenticator app by the older names',
    async play(scene) {
      const { account, server } = scene
      await signUpAndIn(scene)
      await account.createMFAAuthenticator({ type })
      await account.updateMFAAuthenticator({ type, otp: await shownCode(scene) })
      await expectError(account.deleteMFAAuthenticator({ type }), 401, 'user_challenge_required')
      const { $id } = await account.createMFAChallenge({ factor: AuthenticationFactor.Totp })
      await account.updateMFAChallenge({ challengeId: $id, otp: await shownCode(scene) })
      await account.deleteMFAAuthenticator({ type })
      expect((await server('GET', '/users/grace/mfa/factors')).totp).toBe(false)
    },
  },
  {
    name: 'signs in with a mailed code as second factor',
    async play(scene) {
      const { account, server, message } = scene
      await signUpAndIn(scene)
      await server('PATCH', '/users/grace/verification', { emailVerification: true })
      await account.updateMFA({ mfa: true })
      await signInAgain(scene)
      await expectHalfSignedIn(account)
      expect(await account.listMFAFactors()).toMatchObject({ totp: false, email: true })
      const { $id } = await account.createMfaChallenge({ factor: AuthenticationFactor.Email })
      const { code } = await message('mfa-challenge')
      const wrong = code === '123456' ? '654321' : '123456'
      await expectError(account.updateMfaChallenge({ challengeId: $id, otp: wrong }), 401, 'user_invalid_token')
      await expectHalfSignedIn(account)
      await account.updateMfaChallenge({ challengeId: $id, otp: code ?? '' })
      expect((await account.get()).$id).toBe('grace')
    },
  },
  {
    name: 'signs in with a texted code as second factor',
    async play(scene) {
      const { account, server, message } = scene
      await signUpAndIn(scene)
      await server('PATCH', '/users/grace/phone', { number: '+15555550123' })
      await server('PATCH', '/users/grace/verification/phone', { phoneVerification: true })
      await account.updateMFA({ mfa: true })
      await signInAgain(scene)
      const { $id } = await account.createMfaChallenge({ factor: AuthenticationFactor.Phone })
      const { code } = await message('mfa-challenge')
      expect((await account.updateMfaChallenge({ challengeId: $id, otp: code ?? '' })).factors).toContain('phone')
      expect((await account.get()).$id).toBe('grace')
    },
  },
  {
    name: 'signs in with a code that the app itself delivers',
    async play(scene) {
      const { account, server, control } = scene
      await signUpAndIn(scene)
      await control('PATCH', '', { authMfaFactorsCustom: true })
      await server('PATCH', '/users/grace/verification', { emailVerification: true })
      await account.updateMFA({ mfa: true })
      await signInAgain(scene)
      const { $id } = await account.createMfaChallenge({ factor: AuthenticationFactor.Custom })
      const { code } = await server('GET', `/users/grace/mfa/challenges/${$id}`)
      await account.updateMfaChallenge({ challengeId: $id, otp: String(code) })
      expect((await account.get()).$id).toBe('grace')
    },
  },
  {
    name: 'signs in with a recovery code, then reads and replaces the rest',
    async play(scene) {
      const { account, server } = scene
      await signUpAndIn(scene)
      const { recoveryCodes } = await account.createMfaRecoveryCodes()
      expect(recoveryCodes).toHaveLength(6)
      await expectError(account.getMfaRecoveryCodes(), 401, 'user_challenge_required')
      await server('PATCH', '/users/grace/verification', { emailVerification: true })
      await account.updateMFA({ mfa: true })
      await signInAgain(scene)
      await expectHalfSignedIn(account)
      const [first = '', ...rest] = recoveryCodes
      const { $id } = await account.createMfaChallenge({ factor: AuthenticationFactor.Recoverycode })
      await account.updateMfaChallenge({ challengeId: $id, otp: first })
      expect((await account.getMfaRecoveryCodes()).recoveryCodes).toEqual(rest)
      expectSixOthers(await account.updateMfaRecoveryCodes(), recoveryCodes)
    },
  },
  {
    name: 'reads and replaces recovery codes by the older names',
    async play(scene) {
      const { account } = scene
      await signUpAndIn(scene)
      const { recoveryCodes } = await account.createMFARecoveryCodes()
      const { $id } = await account.createMFAChallenge({ factor: AuthenticationFactor.Recoverycode })
      await account.updateMFAChallenge({ challengeId: $id, otp: recoveryCodes[0] ?? '' })
      expect((await account.getMFARecoveryCodes()).recoveryCodes).toEqual(recoveryCodes.slice(1))
      expectSixOthers(await account.updateMFARecoveryCodes(), recoveryCodes)
    },
  },
]

function expectSixOthers({ recoveryCodes }: Models.MfaRecoveryCodes, before: readonly string[]): void {
  expect(recoveryCodes).toHaveLength(6)
  expect(recoveryCodes.filter((code) => before.includes(code))).toEqual([])
}
