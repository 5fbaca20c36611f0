/** Settings, one by one: what the wire shows without each and with it. */
import { isObject } from '../../src-shared/store/column.ts'
import { frozenAt, password, type Reply, type World } from '../support/world.ts'
import { accountEffects } from './account-effects.ts'
import { answer, closed, type Effect } from './effect.ts'

const signUp =
  (email: string, secret = password) =>
  async (world: World) =>
    answer(await world.call('POST', '/account', { body: { userId: 'grace', email, password: secret, name: 'Grace' } }))

async function signIn(world: World): Promise<Reply> {
  return world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } })
}

async function inTeam(world: World) {
  await world.server('POST', '/users', {
    userId: 'ada',
    email: 'ada@example.test',
    phone: '+15555550100',
    name: 'Ada Lovelace',
  })
  const { session } = await world.signedIn()
  await world.call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  return session
}

/** What a client sees of a member that a server added. */
const seenMember = (field: string) => async (world: World) => {
  const session = await inTeam(world)
  await world.server('PATCH', '/users/ada/verification', { emailVerification: true })
  await world.server('PATCH', '/users/ada/mfa', { mfa: true })
  const { body } = await world.server('POST', '/teams/core/memberships', { userId: 'ada', roles: [] })
  const member = await world.call('GET', `/teams/core/memberships/${String(body.$id)}`, { session })
  return member.body[field]
}

const passwords = (first: string, second: string) => async (world: World) => {
  await world.server('POST', '/users', { userId: 'grace', password: first })
  return answer(await world.server('PATCH', '/users/grace/password', { password: second }))
}

const guest = (method: string, path: string) => async (world: World) => answer(await world.call(method, path))
const off = (what: string) => `403 general_${what}_disabled`
const refused = '400 general_argument_invalid'

export const effects: readonly Effect[] = [
  { settings: { authEmailPassword: false }, without: 201, with: closed, see: signUp('grace@example.test') },
  { settings: { authAnonymous: false }, without: 201, with: closed, see: guest('POST', '/account/sessions/anonymous') },
  {
    settings: { authInvites: false },
    without: 201,
    with: closed,
    async see(world) {
      const session = await inTeam(world)
      const body = { userId: 'ada', roles: [], url: 'http://localhost/join' }
      return answer(await world.call('POST', '/teams/core/memberships', { session, body }))
    },
  },
  {
    settings: { authLimit: 1 },
    without: 201,
    with: '400 user_count_exceeded',
    async see(world) {
      await world.server('POST', '/users', { userId: 'first' })
      return signUp('grace@example.test')(world)
    },
  },
  {
    settings: { authSessionsLimit: 1 },
    without: 200,
    with: '401 general_unauthorized_scope',
    async see(world) {
      const { session } = await world.signedIn()
      await signIn(world)
      return answer(await world.call('GET', '/account', { session }))
    },
  },
  {
    settings: { authDuration: 60 },
    without: 31_536_000,
    with: 60,
    async see(world) {
      await signUp('grace@example.test')(world)
      const { body } = await signIn(world)
      return (Date.parse(String(body.expire)) - Date.parse(frozenAt)) / 1000
    },
  },
  {
    settings: { authInvalidateSessions: false },
    without: '401 general_unauthorized_scope',
    with: 200,
    async see(world) {
      const { session } = await world.signedIn()
      await world.server('PATCH', '/users/grace/password', { password: 'another horse' })
      return answer(await world.call('GET', '/account', { session }))
    },
  },
  {
    settings: { authPasswordHistory: 1 },
    without: 200,
    with: '400 password_recently_used',
    see: passwords(password, password),
  },
  { settings: { authPasswordDictionary: true }, without: 200, with: refused, see: passwords(password, 'password') },
  {
    settings: { authPersonalDataCheck: true },
    without: 201,
    with: '400 password_personal_data',
    see: signUp('grace@example.test', 'i am grace'),
  },
  { settings: { authPasswordStrengthMin: 9 }, without: 200, with: refused, see: passwords(password, '12345678') },
  {
    settings: { authPasswordStrengthUppercase: true },
    without: 200,
    with: refused,
    see: passwords('A horse here', 'a horse here'),
  },
  {
    settings: { authPasswordStrengthLowercase: true },
    without: 200,
    with: refused,
    see: passwords('A horse here', 'A HORSE HERE'),
  },
  {
    settings: { authPasswordStrengthNumber: true },
    without: 200,
    with: refused,
    see: passwords('1 horse here', 'a horse here'),
  },
  {
    settings: { authPasswordStrengthSymbols: true },
    without: 200,
    with: refused,
    see: passwords('a_horse_here', 'ahorsehere'),
  },
  { settings: { authMembershipsUserId: true }, without: '', with: 'ada', see: seenMember('userId') },
  { settings: { authMembershipsUserName: true }, without: '', with: 'Ada Lovelace', see: seenMember('userName') },
  { settings: { authMembershipsUserEmail: true }, without: '', with: 'ada@example.test', see: seenMember('userEmail') },
  { settings: { authMembershipsUserPhone: true }, without: '', with: '+15555550100', see: seenMember('userPhone') },
  { settings: { authMembershipsMfa: true }, without: false, with: true, see: seenMember('mfa') },
  {
    settings: { authMembershipsUserAccessedAt: true },
    without: '',
    with: frozenAt.replace('Z', '+00:00'),
    async see(world) {
      const session = await inTeam(world)
      const { body } = await world.call('GET', '/teams/core/memberships', { session })
      const [owner] = Array.isArray(body.memberships) ? body.memberships : []
      return isObject(owner) ? owner.userAccessedAt : null
    },
  },
  {
    settings: { authDisposableEmails: true },
    without: 201,
    with: '400 user_email_disposable',
    see: signUp('grace@mailinator.com'),
  },
  {
    settings: { authCanonicalEmails: true },
    without: 201,
    with: '400 user_email_not_canonical',
    see: signUp('grace+shop@gmail.com'),
  },
  { settings: { authFreeEmails: true }, without: 201, with: '400 user_email_free', see: signUp('grace@gmail.com') },
  {
    settings: { authCorporateEmails: true },
    without: 201,
    with: '400 user_email_not_corporate',
    see: signUp('grace@gmail.com'),
  },
  {
    settings: { serviceStatusForAccount: false },
    without: 201,
    with: off('service'),
    see: guest('POST', '/account/sessions/anonymous'),
  },
  {
    settings: { serviceStatusForUsers: false },
    without: '401 general_unauthorized_scope',
    with: off('service'),
    see: guest('GET', '/users'),
  },
  {
    settings: { serviceStatusForTeams: false },
    without: '401 general_unauthorized_scope',
    with: off('service'),
    see: guest('GET', '/teams'),
  },
  {
    settings: { serviceStatusForLocale: false },
    without: 200,
    with: off('service'),
    see: guest('GET', '/locale'),
  },
  {
    settings: { apiStatusForRest: false },
    without: 201,
    with: off('api'),
    see: guest('POST', '/account/sessions/anonymous'),
  },
  {
    settings: { rateLimits: false },
    without: '429 general_rate_limit_exceeded',
    with: 201,
    async see(world) {
      const replies: Reply[] = []
      for (let count = 0; count < 51; count += 1) replies.push(await world.call('POST', '/account/sessions/anonymous'))
      return replies.map(answer).at(-1)
    },
  },
  {
    settings: { platforms: [{ type: 'web', hostname: 'app.example.test', key: '' }] },
    without: '403 general_unknown_origin',
    with: 201,
    see: async (world) =>
      answer(await world.call('POST', '/account/sessions/anonymous', { origin: 'https://app.example.test' })),
  },
  {
    settings: { devKeys: [{ name: 'Laptop', secret: 'dev-secret', expire: null }] },
    without: '403 general_unknown_origin',
    with: 201,
    async see(world) {
      const headers = { 'x-appwrite-dev-key': 'dev-secret' }
      return answer(
        await world.call('POST', '/account/sessions/anonymous', { origin: 'https://app.example.test', headers }),
      )
    },
  },
  {
    settings: { authWhitelistEmails: ['ada@example.test', '*@example.com'] },
    project: 'console',
    without: 201,
    with: '401 user_email_not_whitelisted',
    see: signUp('grace@example.test'),
  },
  {
    settings: { authWhitelistIPs: ['10.0.0.1'] },
    project: 'console',
    without: 201,
    with: '401 user_ip_not_whitelisted',
    see: signUp('grace@example.test'),
  },
  ...accountEffects,
]
