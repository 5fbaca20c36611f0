/** One use of every call that the SDKs have for the account, by `ada` or `bob`, by a guest, or by their server. */
import type { JsonObject } from '../../src-shared/store/column.ts'
import type { Actor, Known, SdkCall } from './calls.ts'

const password = 'correct horse'
const renewed = 'another horse'
const url = 'http://localhost/confirm'
const phone = '+15555550177'
const bob = { userId: 'bob', email: 'bob@example.test' }
const totp = { type: 'totp' }
const ways = { provider: 'github', success: 'http://localhost/in', failure: 'http://localhost/out' }

type Parameters = JsonObject | ((known: Known) => JsonObject)

function call(by: Actor, method: string, parameters: Parameters = {}, shows?: JsonObject): SdkCall {
  return {
    service: 'account',
    method,
    by,
    parameters: typeof parameters === 'function' ? parameters : () => parameters,
    ...(shows === undefined ? {} : { shows }),
  }
}

const named = (newName: string, older: SdkCall): SdkCall => ({ ...older, newName })
const leading = (start: SdkCall): SdkCall => ({ ...start, leads: true })

const mfaCalls: readonly SdkCall[] = ['Mfa', 'MFA'].flatMap((mfa) => [
  {
    ...call('ada', `create${mfa}Authenticator`, totp),
    first: ['DELETE', '/users/ada/mfa/authenticators/totp'] as const,
  },
  call('bob', `update${mfa}Authenticator`, ({ secrets }) => ({ ...totp, otp: secrets.totp }), { $id: 'bob' }),
  // Majors before 1.6 insist on a code.
  call('ada', `delete${mfa}Authenticator`, { ...totp, otp: '000000' }),
  call('ada', `create${mfa}Challenge`, { factor: 'totp' }, { userId: 'ada' }),
  {
    ...call('bob', `update${mfa}Challenge`, ({ challengeId, secrets }) => ({
      challengeId,
      otp: secrets.recoveryCode,
    })),
    shows: { userId: 'bob' },
    databaseTime: 'mfaUpdatedAt',
  },
  call('ada', `list${mfa}Factors`, {}, { totp: true, email: false, phone: false }),
  call('bob', `get${mfa}RecoveryCodes`),
  call('ada', `create${mfa}RecoveryCodes`),
  call('bob', `update${mfa}RecoveryCodes`),
])

const verificationCalls: readonly SdkCall[] = ['Email', ''].flatMap((email) => [
  call('bob', `create${email}Verification`, { url }, { userId: 'bob' }),
  call('guest', `update${email}Verification`, ({ secrets }) => ({ userId: 'bob', secret: secrets.verification }), {
    userId: 'bob',
  }),
])

const byToken = ({ secrets }: Known) => ({ userId: 'bob', secret: secrets.magicUrl })
const byMagicUrl = { userId: 'bob', provider: 'magic-url' }

export const accountCalls: readonly SdkCall[] = [
  call('ada', 'get', {}, { $id: 'ada', name: 'Ada Lovelace' }),
  call(
    'guest',
    'create',
    { userId: 'new', email: 'new@people.test', password, name: 'New' },
    { $id: 'new', name: 'New' },
  ),
  call('ada', 'updateEmail', { email: 'Countess@example.test', password }, { email: 'countess@example.test' }),
  {
    ...call('ada', 'listIdentities'),
    parameters: (_known, query) => ({ queries: [query('equal', 'provider', ['github'])] }),
    shows: { total: 1, identities: [{ $id: 'identity' }] },
  },
  call('ada', 'deleteIdentity', { identityId: 'identity' }),
  call('ada', 'createJWT'),
  {
    ...call('ada', 'listLogs'),
    parameters: (_known, query) => ({ queries: [query('limit', 1)] }),
    shows: { logs: [{ event: 'user.update' }] },
  },
  call('ada', 'updateMFA', { mfa: true }, { mfa: true }),
  ...mfaCalls,
  call('ada', 'updateName', { name: 'Countess' }, { name: 'Countess' }),
  call('bob', 'updatePassword', { password: renewed, oldPassword: password }, { $id: 'bob' }),
  call('bob', 'updatePhone', { phone, password }, { phone, phoneVerification: false }),
  call('ada', 'getPrefs', {}, { theme: 'light' }),
  call('ada', 'updatePrefs', { prefs: { theme: 'dark' } }, { prefs: { theme: 'dark' } }),
  call('guest', 'createRecovery', { email: bob.email, url }, { userId: 'bob' }),
  call(
    'guest',
    'updateRecovery',
    // Majors before 1.5 repeat the password.
    ({ secrets }) => ({ userId: 'bob', secret: secrets.recovery, password: renewed, passwordAgain: renewed }),
    { userId: 'bob' },
  ),
  call('ada', 'listSessions', {}, { total: 1, sessions: [{ userId: 'ada', current: true }] }),
  call('ada', 'deleteSessions'),
  call('guest', 'createAnonymousSession', {}, { provider: 'anonymous' }),
  call('guest', 'createEmailPasswordSession', { email: bob.email, password }, { userId: 'bob', provider: 'email' }),
  named('createEmailPasswordSession', call('guest', 'createEmailSession', { email: bob.email, password })),
  call('guest', 'createSession', byToken, byMagicUrl),
  call('guest', 'updateMagicURLSession', byToken, byMagicUrl),
  call('guest', 'updatePhoneSession', byToken, byMagicUrl),
  call('ada', 'getSession', { sessionId: 'current' }, { userId: 'ada', current: true }),
  call('ada', 'updateSession', { sessionId: 'current' }, { userId: 'ada' }),
  call('ada', 'deleteSession', { sessionId: 'current' }),
  call('ada', 'updateStatus', {}, { status: false }),
  call('ada', 'createPushTarget', { targetId: 'second', identifier: 'second-token' }, { providerType: 'push' }),
  call('ada', 'updatePushTarget', { targetId: 'phone', identifier: 'new-token' }, { identifier: 'new-token' }),
  {
    ...call('ada', 'deletePushTarget', { targetId: 'phone' }),
    goneAt: () => '/users/ada/targets/phone',
  },
  call('guest', 'createEmailToken', bob, { userId: 'bob' }),
  call('guest', 'createMagicURLToken', { ...bob, url }, { userId: 'bob' }),
  named('createMagicURLToken', call('guest', 'createMagicURLSession', { ...bob, url }, { userId: 'bob' })),
  call('guest', 'createPhoneToken', { userId: 'caller', phone }, { userId: 'caller' }),
  named('createPhoneToken', call('guest', 'createPhoneSession', { userId: 'caller', phone }, { userId: 'caller' })),
  leading(call('guest', 'createOAuth2Session', ways)),
  leading(call('guest', 'createOAuth2Token', ways)),
  ...verificationCalls,
  call('bob', 'createPhoneVerification', {}, { userId: 'bob' }),
  call('guest', 'updatePhoneVerification', ({ secrets }) => ({ userId: 'bob', secret: secrets.phoneVerification }), {
    userId: 'bob',
  }),
]
