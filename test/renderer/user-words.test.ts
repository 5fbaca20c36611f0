/** How the session of a user is told. */
import { expect, test } from 'vitest'
import { signInWords } from '../../src-renderer/features/users/user-words.ts'

test.each([
  ['email', ['password'], 'Email and password'],
  ['email', ['password', 'totp'], 'Email and password + Authenticator'],
  ['email', ['email'], 'Invitation'],
  ['token', ['email'], 'Email OTP'],
  ['server', ['server'], 'Made by a server'],
  ['github', ['email', 'oauth2'], 'github'],
  ['github', ['email', 'oauth2', 'recoveryCode'], 'github + Recovery code'],
  ['phone', [], 'phone, no factors'],
] as const)('session: by %s with %j says each thing once', (provider, factors, words) => {
  expect(signInWords({ provider, factors })).toBe(words)
})
