/** Settings that calls of the Account API obey. */
import { noSmtp } from '../../src-shared/domain/mail-settings.ts'
import { must } from '../teams/people.ts'
import { frozenAt, type World } from '../support/world.ts'
import { answer, closed, type Effect } from './effect.ts'

const email = 'grace@example.test'
const phone = '+15555550100'
const otp = '123456'
const times = { createdAt: frozenAt, updatedAt: frozenAt }

const asksFor = (path: string, body: object) => async (world: World) =>
  answer(await world.call('POST', `/account/tokens/${path}`, { body: { userId: 'grace', ...body } }))

/** How many messages a request for a code sent, and whether the fixed code signs in. */
const codeOf = (path: string, body: object) => async (world: World) => {
  must(await world.call('POST', `/account/tokens/${path}`, { body: { userId: 'grace', ...body } }))
  const { total } = (await world.control('GET', '/inbox')).body
  const signedIn = await world.call('POST', '/account/sessions/token', { body: { userId: 'grace', secret: otp } })
  return [total, answer(signedIn)]
}

/** Challenges a user who has every factor. */
const challenges = (factor: string) => async (world: World) => {
  const { session } = await world.signedIn()
  must(await world.server('PATCH', '/users/grace/phone', { number: phone }))
  must(await world.server('PATCH', '/users/grace/verification', { emailVerification: true }))
  must(await world.server('PATCH', '/users/grace/verification/phone', { phoneVerification: true }))
  must(await world.control('PUT', '/projects/demo/users/grace/totp', {}))
  return answer(await world.call('POST', '/account/mfa/challenges', { session, body: { factor } }))
}

/** Sender and subject of the mail about a second session. */
async function sessionAlert(world: World): Promise<unknown> {
  await world.signedIn()
  const body = { email, password: 'correct horse' }
  must(await world.call('POST', '/account/sessions/email', { body }))
  const { status, body: message } = await world.control('GET', '/inbox/latest?kind=session-alert')
  return status === 404 ? null : [message.fromName, message.subject]
}

async function recovery(world: World): Promise<unknown> {
  await world.signedIn()
  const sent = await world.call('POST', '/account/recovery', { body: { email, url: 'http://localhost/reset' } })
  if (sent.status !== 201) return answer(sent)
  const { body } = must(await world.control('GET', '/inbox/latest?kind=recovery'))
  return [body.fromName, body.subject]
}

/** Back from the mock provider without the state that the app's call made. */
async function returned(world: World): Promise<unknown> {
  const { headers } = await world.call('GET', '/account/sessions/oauth2/mock/redirect?code=abcdef&project=demo')
  return new URL(headers.get('location') ?? '').pathname
}

const template = { message: '', senderEmail: '', senderName: '', replyToEmail: '', replyToName: '' }
const plainRecovery = ['demo', 'Password Reset for demo']

export const accountEffects: readonly Effect[] = [
  { settings: { authUsersAuthMagicURL: false }, without: 201, with: closed, see: asksFor('magic-url', { email }) },
  { settings: { authEmailOtp: false }, without: 201, with: closed, see: asksFor('email', { email }) },
  { settings: { authPhone: false }, without: 201, with: closed, see: asksFor('phone', { phone }) },
  {
    settings: { authJWT: false },
    without: 201,
    with: closed,
    async see(world) {
      const { session } = await world.signedIn()
      return answer(await world.call('POST', '/account/jwts', { session, body: {} }))
    },
  },
  {
    settings: { authSessionAlerts: true },
    without: null,
    with: ['demo', 'Security alert: new session'],
    see: sessionAlert,
  },
  { settings: { authMfaFactorsTotp: false }, without: 201, with: closed, see: challenges('totp') },
  { settings: { authMfaFactorsEmail: false }, without: 201, with: closed, see: challenges('email') },
  { settings: { authMfaFactorsPhone: false }, without: 201, with: closed, see: challenges('phone') },
  { settings: { authMfaFactorsCustom: true }, without: closed, with: 201, see: challenges('custom') },
  {
    settings: { authMockNumbers: [{ phone, otp, ...times }] },
    without: [1, '401 user_invalid_token'],
    with: [0, 201],
    see: codeOf('phone', { phone }),
  },
  {
    settings: { authMockEmails: [{ email, otp, ...times }] },
    without: [1, '401 user_invalid_token'],
    with: [0, 201],
    see: codeOf('email', { email }),
  },
  { settings: { mailServer: false }, without: plainRecovery, with: '503 general_smtp_disabled', see: recovery },
  {
    settings: { smsProvider: false },
    without: 201,
    with: '503 general_phone_disabled',
    see: asksFor('phone', { phone }),
  },
  {
    settings: { lenientCodes: true },
    without: [1, '401 user_invalid_token'],
    with: [1, 201],
    see: codeOf('email', { email }),
  },
  {
    settings: { smtp: { ...noSmtp, enabled: true, senderName: 'The shop' } },
    without: plainRecovery,
    with: ['The shop', 'Password Reset for demo'],
    see: recovery,
  },
  {
    settings: {
      smtp: { ...noSmtp, enabled: true },
      templates: { 'email.recovery-en': { ...template, subject: 'A new password at {{project}}' } },
    },
    without: plainRecovery,
    with: ['demo', 'A new password at demo'],
    see: recovery,
  },
  {
    settings: { oAuthProviders: [{ key: 'google', appId: '', secret: '', enabled: false }] },
    without: 301,
    with: 412,
    see: async (world) => (await world.call('GET', '/account/sessions/oauth2/google?project=demo')).status,
  },
  {
    settings: { url: 'http://localhost/welcome' },
    without: '/console/auth/oauth2/success',
    with: '/welcome',
    see: returned,
  },
]
