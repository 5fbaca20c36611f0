/** The shortest request that ends in each error, in the scene of the user `ada`. */
import type { ErrorType } from '../../src-shared/http/error-catalogue.ts'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, password, type Reply, type Sent } from '../support/world.ts'
import { type Choice, startOf, visit } from '../account/oauth2-browser.ts'
import { idsOf, membershipOf, must, query } from '../teams/people.ts'
import { worldAfter } from '../users/seeded.ts'
import type { Scene } from './scene.ts'

type Ask = (scene: Scene) => Promise<Reply>

const asGuest =
  (method: string, path: string, body?: JsonObject): Ask =>
  ({ world }) =>
    world.call(method, path, body === undefined ? {} : { body })

const asAda =
  (method: string, path: string, body?: JsonObject): Ask =>
  ({ world, session }) =>
    world.call(method, path, { session, ...(body === undefined ? {} : { body }) })

const asServer =
  (method: string, path: string, body?: JsonObject): Ask =>
  ({ world }) =>
    world.server(method, path, body)

/** With these settings of the project. */
const given =
  (settings: JsonObject, ask: Ask): Ask =>
  async (scene) => {
    must(await scene.world.control('PATCH', '/projects/demo', settings))
    return ask(scene)
  }

/** After calls that succeed. */
const after =
  (...asked: readonly Ask[]) =>
  (ask: Ask): Ask =>
  async (scene) => {
    for (const one of asked) must(await one(scene))
    return ask(scene)
  }

/** In the console project, with a session of its first user. */
const inConsole =
  (ask: (send: (method: string, path: string, body?: JsonObject) => Promise<Reply>) => Promise<Reply>): Ask =>
  async ({ world }) => {
    const project = null
    const owner = { userId: 'root', email: 'root@example.test', password }
    must(await world.call('POST', '/account', { project, body: owner }))
    const { cookies } = must(await world.call('POST', '/account/sessions/email', { project, body: owner }))
    const session = cookies.get('a_session_console') ?? ''
    must(await world.call('POST', '/teams', { project, session, body: { teamId: 'core', name: 'Core' } }))
    return ask((method, path, body) =>
      world.call(method, path, { project, session, ...(body === undefined ? {} : { body }) }),
    )
  }

async function ownMembership(
  send: (method: string, path: string, body?: JsonObject) => Promise<Reply>,
): Promise<string> {
  const { body } = must(await send('GET', '/teams/core/memberships'))
  return `/teams/core/memberships/${String(idsOf(body.memberships)[0])}`
}

const consoleSetting =
  (settings: JsonObject): Ask =>
  async ({ world }) => {
    // A project is made by its first request.
    must(await world.call('GET', '/ping', { project: 'console' }))
    must(await world.control('PATCH', '/projects/console', settings))
    return world.call('POST', '/account', { project: null, body: newUser })
  }

const newUser = { userId: 'grace', email: 'grace@example.test', password }
const signUp = (email: string, changed: JsonObject = {}) =>
  asGuest('POST', '/account', { ...newUser, email, ...changed })
const url = 'http://localhost/accept'
const team = '/teams/core'
const joined = { userId: 'ada', roles: ['editor'] }
const totp = '/account/mfa/authenticators/totp'
const bySession = (scene: Scene): Sent => ({ session: scene.session })
const noTotp = asServer('DELETE', '/users/ada/mfa/authenticators/totp')
const phoneless = asServer('PATCH', '/users/ada/phone', { number: '' })
const mailless = asServer('PATCH', '/users/ada/email', { email: '' })

const jwt =
  (ask: (headers: Readonly<Record<string, string>>, scene: Scene) => Promise<Reply>): Ask =>
  async (scene) => {
    const { body } = must(await scene.world.server('POST', '/users/ada/jwts'))
    return ask({ 'x-appwrite-jwt': String(body.jwt) }, scene)
  }

const invitation =
  (change: (scene: Scene) => { readonly team?: string; readonly id?: string; readonly body?: JsonObject }): Ask =>
  (scene) => {
    const { membershipId, userId, secret } = scene.invitation
    const { team: teamId = 'core', id = membershipId, body = {} } = change(scene)
    return scene.world.call('PATCH', `/teams/${teamId}/memberships/${id}/status`, { body: { userId, secret, ...body } })
  }

const redirectTo = (state: JsonObject | string) =>
  asGuest(
    'GET',
    `/account/sessions/oauth2/mock/redirect?code=abcdef&state=${encodeURIComponent(
      typeof state === 'string' ? state : JSON.stringify(state),
    )}`,
  )

/** Every error that a request can end in. */
export const requests: Readonly<Partial<Record<ErrorType, Ask>>> = {
  database_query_order_null: asAda(
    'GET',
    `/account/identities${query(
      { method: 'orderAsc', attribute: 'providerAccessTokenExpiry', values: [] },
      { method: 'cursorAfter', values: ['identity'] },
    )}`,
  ),
  document_invalid_structure: asServer('PUT', `${team}/prefs`, { prefs: { $id: 7 } }),
  general_api_disabled: given({ apiStatusForRest: false }, signUp('grace@example.test')),
  general_argument_invalid: asGuest('POST', '/account', {}),
  general_bad_request: signUp('ada@id.test'),
  general_cursor_not_found: asAda('GET', `/account/identities${query({ method: 'cursorAfter', values: ['nobody'] })}`),
  general_invalid_email: asServer('POST', '/users/ada/targets', {
    targetId: 'one',
    providerType: 'email',
    identifier: 'none',
  }),
  general_invalid_phone: asServer('POST', '/users/ada/targets', {
    targetId: 'one',
    providerType: 'sms',
    identifier: 'none',
  }),
  general_mock: asGuest('GET', '/mock/tests/general/oauth2/token'),
  general_phone_disabled: given(
    { smsProvider: false },
    asGuest('POST', '/account/tokens/phone', { userId: 'unique()', phone: '+15555550111' }),
  ),
  general_query_invalid: asServer('GET', '/users/identities?search=ada'),
  general_rate_limit_exceeded: async (scene) => {
    for (let count = 0; count < 10; count += 1) await signUp('')(scene)
    return signUp('')(scene)
  },
  general_route_not_found: asGuest('GET', '/nowhere'),
  general_server_error: redirectTo('no JSON'),
  general_service_disabled: given({ serviceStatusForAccount: false }, signUp('grace@example.test')),
  general_smtp_disabled: given(
    { mailServer: false },
    asGuest('POST', '/account/recovery', { email: 'ada@example.test', url }),
  ),
  general_unauthorized_scope: asGuest('GET', '/account'),
  general_unknown: asAda('POST', '/account/jwts', { duration: 0 }),
  general_unknown_origin: ({ world }) => world.call('GET', '/account', { origin: 'https://elsewhere.example' }),
  membership_already_confirmed: asServer('POST', `${team}/memberships`, joined),
  membership_deletion_prohibited: inConsole(async (send) => send('DELETE', await ownMembership(send))),
  membership_downgrade_prohibited: inConsole(async (send) =>
    send('PATCH', await ownMembership(send), { roles: ['editor'] }),
  ),
  membership_not_found: asServer('GET', `${team}/memberships/nowhere`),
  password_personal_data: given(
    { authPersonalDataCheck: true },
    signUp('grace@example.test', { password: 'my-grace-password' }),
  ),
  password_recently_used: given(
    { authPasswordHistory: 5 },
    after(asServer('PATCH', '/users/ada/password', { password: 'another horse' }))(
      asServer('PATCH', '/users/ada/password', { password: 'another horse' }),
    ),
  ),
  project_id_missing: ({ world }) => world.call('GET', '/users', { project: null, key: world.emulator.apiKey }),
  project_invalid_failure_url: redirectTo({ success: url, failure: 'https://elsewhere.example' }),
  project_invalid_success_url: redirectTo({ success: 'https://elsewhere.example', failure: url }),
  project_key_expired: async ({ world }) => {
    const expired = { scopes: ['users.read'], expire: '2026-02-01T00:00:00.000Z' }
    const { body } = must(await world.control('POST', '/projects/demo/keys', expired))
    return world.call('GET', '/users', { key: String(body.secret) })
  },
  project_not_found: async () => (await newWorld({ strict: true })).call('GET', '/account', { project: 'nothing' }),
  project_provider_disabled: given(
    { oAuthProviders: [{ key: 'google', appId: '', secret: '', enabled: false }] },
    asGuest('GET', '/account/sessions/oauth2/google'),
  ),
  // Every provider of the contract is emulated, so only another's data file has a session of one that is not.
  project_provider_unsupported: async (scene) => {
    const world = await worldAfter(scene.world.emulator, ({ sessions }) => {
      for (const session of sessions.list({ projectId: 'demo', userId: 'ada' })) {
        sessions.update({ ...session, provider: 'bygone', providerRefreshToken: 'refresh' })
      }
    })
    return world.call('PATCH', '/account/sessions/current', { session: scene.session })
  },
  provider_incorrect_type: after(asServer('POST', '/messaging/providers/fcm', { providerId: 'push', name: 'Push' }))(
    asServer('PATCH', '/users/ada/targets/second', { providerId: 'push' }),
  ),
  provider_not_found: asServer('PATCH', '/users/ada/targets/second', { providerId: 'nothing' }),
  team_already_exists: asServer('POST', '/teams', { teamId: 'core', name: 'Core' }),
  team_invalid_secret: invitation(() => ({ body: { secret: 'wrong' } })),
  team_invite_mismatch: invitation(() => ({ body: { userId: 'ada' } })),
  team_invite_not_found: asServer('DELETE', `${team}/memberships/nowhere`),
  team_membership_mismatch: async (scene) => {
    must(await scene.world.server('POST', '/teams', { teamId: 'ops', name: 'Operations' }))
    return scene.world.server('GET', `/teams/ops/memberships/${scene.ids.membershipId}`)
  },
  team_not_found: asServer('GET', '/teams/nothing'),
  user_already_exists: signUp('ada@example.test'),
  user_anonymous_console_prohibited: ({ world }) =>
    world.call('POST', '/account/sessions/anonymous', { project: null }),
  user_auth_method_unsupported: given({ authAnonymous: false }, asGuest('POST', '/account/sessions/anonymous')),
  user_authenticator_already_verified: asAda('POST', totp),
  user_authenticator_not_found: after(noTotp)(asAda('PUT', totp, { otp: '123456' })),
  user_blocked: after(asServer('PATCH', '/users/ada/status', { status: false }))(asAda('GET', '/account')),
  user_challenge_required: asAda('GET', '/account/mfa/recovery-codes'),
  user_console_count_exceeded: inConsole((send) => send('POST', '/account', newUser)),
  user_count_exceeded: given({ authLimit: 1 }, signUp('grace@example.test')),
  user_email_already_exists: asServer('POST', '/users', { userId: 'grace', email: 'ada@id.test' }),
  user_email_already_verified: after(asServer('PATCH', '/users/ada/verification', { emailVerification: true }))(
    asAda('POST', '/account/verifications/email', { url }),
  ),
  user_email_disposable: given({ authDisposableEmails: true }, signUp('grace@mailinator.com')),
  user_email_free: given({ authFreeEmails: true }, signUp('grace@gmail.com')),
  user_email_not_canonical: given({ authCanonicalEmails: true }, signUp('gra.ce+tag@gmail.com')),
  user_email_not_corporate: given({ authCorporateEmails: true }, signUp('grace@gmail.com')),
  user_email_not_found: after(mailless)(asAda('POST', '/account/mfa/challenges', { factor: 'email' })),
  user_email_not_verified: asAda('POST', '/account/mfa/challenges', { factor: 'email' }),
  user_email_not_whitelisted: consoleSetting({ authWhitelistEmails: ['*@allowed.test'] }),
  user_identity_not_found: asAda('DELETE', '/account/identities/nothing'),
  user_invalid_credentials: asGuest('POST', '/account/sessions/email', {
    email: 'ada@example.test',
    password: 'wrong horse',
  }),
  user_invalid_token: asGuest('POST', '/account/sessions/token', { userId: 'ada', secret: 'wrong' }),
  user_ip_not_whitelisted: consoleSetting({ authWhitelistIPs: ['203.0.113.7'] }),
  user_jwt_and_cookie_set: jwt((headers, scene) =>
    scene.world.call('GET', '/account', { ...bySession(scene), headers }),
  ),
  user_jwt_creation_denied: jwt((headers, { world }) => world.call('POST', '/account/jwts', { headers })),
  user_jwt_invalid: ({ world }) => world.call('GET', '/account', { headers: { 'x-appwrite-jwt': 'no.such.token' } }),
  user_more_factors_required: after(asServer('PATCH', '/users/ada/mfa', { mfa: true }))(asAda('GET', '/account')),
  // No call of the API flags a user for it (contract section 6, step 10).
  user_password_reset_required: after(({ world }) =>
    world.control('PATCH', '/projects/demo/users/ada', { resetDue: true }),
  )(asAda('GET', '/account')),
  user_not_found: asServer('GET', '/users/nobody'),
  user_oauth2_bad_request: refusedRefresh('deny'),
  user_oauth2_unauthorized: refusedRefresh('refused-code'),
  // Without its target, or that would be the first thing that is taken.
  user_phone_already_exists: async (scene) => {
    const { body } = must(await scene.world.server('POST', '/users', { userId: 'eve', phone: '+15555550122' }))
    must(await scene.world.server('DELETE', `/users/eve/targets/${String(idsOf(body.targets)[0])}`))
    return asAda('PATCH', '/account/phone', { phone: '+15555550122', password })(scene)
  },
  user_phone_already_verified: after(asServer('PATCH', '/users/ada/verification/phone', { phoneVerification: true }))(
    asAda('POST', '/account/verifications/phone'),
  ),
  user_phone_not_found: after(phoneless)(asAda('POST', '/account/verifications/phone')),
  user_phone_not_verified: asAda('POST', '/account/mfa/challenges', { factor: 'phone' }),
  user_recovery_codes_already_exists: after(asServer('PATCH', '/users/ada/mfa/recovery-codes'))(
    asAda('POST', '/account/mfa/recovery-codes'),
  ),
  user_recovery_codes_not_found: asServer('GET', '/users/ada/mfa/recovery-codes'),
  user_session_already_exists: asAda('POST', '/account/sessions/anonymous'),
  user_session_not_found: asAda('GET', '/account/sessions/nothing'),
  user_target_already_exists: asAda('POST', '/account/targets/push', { targetId: 'app', identifier: 'other' }),
  user_target_not_found: asAda('DELETE', '/account/targets/nothing/push'),
  user_unauthorized: async (scene) =>
    scene.world.call('DELETE', `${team}/memberships/${String((await membershipOf(scene.world, 'olga')).$id)}`, {
      ...bySession(scene),
    }),
}

/** Extends a session whose provider answers the refresh of its tokens so. */
function refusedRefresh(outcome: string): Ask {
  return async ({ world }) => {
    const { cookies } = await visit(world, startOf('sessions', 'google'))
    must(await world.control('PUT', '/projects/demo/oauth2/google/person', { outcome }))
    return world.call('PATCH', '/account/sessions/current', { session: cookies.get('a_session_demo') ?? '' })
  }
}

/** What the login page is answered so that the failure URL is told of the error. */
export const failedLogins: Readonly<Partial<Record<ErrorType, Choice>>> = {
  user_missing_id: { outcome: 'no-id' },
  user_oauth2_provider_error: { outcome: 'error' },
  user_oauth2_provider_failure: { outcome: 'refused-code' },
}

/** What no request can end in, and why. */
export const unseen: Readonly<Partial<Record<ErrorType, string>>> = {
  account_key_expired: 'Account keys belong to the console; the emulator issues none.',
  database_timeout: 'Queries run in memory and end.',
  general_access_forbidden: 'Closing an endpoint is a matter of a hosting plan.',
  general_protocol_unsupported: 'HTTPS is never forced on localhost.',
  general_region_access_denied: 'Addresses have no country without a geo service.',
  general_resource_locked: 'Writes wait for one another; none finds a lock.',
  organization_id_missing: 'Organisation keys belong to the console; the emulator issues none.',
  user_api_key_and_session_set: 'Account keys belong to the console; the emulator issues none.',
  user_id_missing: 'Account keys belong to the console; the emulator issues none.',
}
