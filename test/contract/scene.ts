/** A project in which every call of the contract has something to act on, and a call that succeeds for each. */
import type { JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, password, type Sent, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { accountBodyOf, accountIds, accountTokens } from './account-calls.ts'
import type { EndpointFacts } from './data.ts'
import { queryText } from './samples.ts'

export interface Scene {
  readonly world: World
  /** Of `ada`: made by a server, with one factor. */
  readonly session: string
  /** Values of path parameters. */
  readonly ids: Readonly<Record<string, string>>
  /** Of an invitation that nobody has accepted yet. */
  readonly invitation: { readonly membershipId: string; readonly userId: string; readonly secret: string }
}

export interface Call {
  readonly method: string
  /** Behind `/v1`, its query included. */
  readonly path: string
  readonly body: JsonObject
}

/** Made once, as bytes that nobody changes; to open them is quicker than to make them again. */
const prepared = prepare()

/** The user `ada` with a session, targets, an identity, a factor and a challenge, in the team `core` of `olga`. */
export async function newScene(): Promise<Scene> {
  const { database, ...scene } = await prepared
  // Another seed than the one that made the records, or it would make their ids again.
  return { ...scene, world: await newWorld({ seed: 2, stored: { database, commits: [] } }) }
}

async function prepare(): Promise<Omit<Scene, 'world'> & { readonly database: Uint8Array }> {
  const world = await worldWith({
    identities: [{ id: 'identity', userId: 'ada', providerEmail: 'ada@id.test' }],
    authenticators: [{ id: 'factor', userId: 'ada' }],
    challenges: [{ id: 'challenge', userId: 'ada' }],
    tokens: accountTokens,
  })
  const { server } = world
  const olga = await world.signedIn({ userId: 'olga', email: 'olga@example.test' })
  const ada = { userId: 'ada', email: 'ada@example.test', phone: '+15555550100', password, name: 'Ada Lovelace' }
  must(await server('POST', '/users', ada))
  const session = must(await server('POST', '/users/ada/sessions'))
  const app = { targetId: accountIds.targetId, providerType: 'push', identifier: 'app-token' }
  must(await server('POST', '/users/ada/targets', app))
  // A row of hers in the logs: rows belong to who acts, and a key is nobody.
  must(await world.call('PATCH', '/account/name', { session: String(session.body.secret), body: { name: 'Countess' } }))
  const target = { targetId: 'second', providerType: 'email', identifier: 'ada@work.test' }
  must(await server('POST', '/users/ada/targets', target))
  must(await world.call('POST', '/teams', { session: olga.session, body: { teamId: 'core', name: 'Core team' } }))
  const member = must(await server('POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] }))
  const invited = { email: 'new@example.test', roles: ['viewer'], url: 'http://localhost/join' }
  const open = must(await world.call('POST', '/teams/core/memberships', { session: olga.session, body: invited }))
  const { body: mail } = await world.control('GET', '/inbox/latest?to=new@example.test')
  const link = new URL(String(mail.link)).searchParams
  const { bytes } = world.emulator.exportDatabase()
  world.emulator.close()
  return {
    database: bytes,
    session: String(session.body.secret),
    ids: {
      userId: 'ada',
      teamId: 'core',
      sessionId: String(session.body.$id),
      targetId: 'second',
      identityId: 'identity',
      challengeId: 'challenge',
      membershipId: String(member.body.$id),
      type: 'totp',
    },
    invitation: {
      membershipId: String(open.body.$id),
      userId: link.get('userId') ?? '',
      secret: link.get('secret') ?? '',
    },
  }
}

export const isOfAccount = ({ path }: EndpointFacts): boolean => path.startsWith('/v1/account')

/** Callbacks of OAuth2 pass no gate: a provider's browser knows nothing of keys and scopes (contract, group `api`). */
export const isGated = ({ groups, path }: EndpointFacts): boolean => groups.includes('api') || !path.includes('oauth2')

export const needsUser = ({ scope }: EndpointFacts): boolean =>
  scope.includes('account') || scope.includes('targets.write')

/** Whose call it is: a user's for what needs one, a guest's for what anybody may do, otherwise a server's. */
export function actorOf(entry: EndpointFacts, { world, session }: Scene): Sent {
  if (isOfAccount(entry)) return needsUser(entry) ? { session } : {}
  return entry.scope.includes('public') ? {} : { key: world.emulator.apiKey }
}

/** What the path of a call names; an acceptance names the open invitation. */
export function pathValues(entry: EndpointFacts, { ids, invitation }: Scene): Scene['ids'] {
  if (isOfAccount(entry)) return { ...ids, ...accountIds }
  return isAcceptance(entry.path) ? { ...ids, membershipId: invitation.membershipId } : ids
}

export function pathOf({ path }: Pick<EndpointFacts, 'path'>, values: Scene['ids']): string {
  return path.replace('/v1', '').replaceAll(/:(\w+)/g, (_whole, name: string) => values[name] ?? 'unknown')
}

/** The call that succeeds, at its path or an older one, once the scene has what it reads or replaces. */
export async function callOf(entry: EndpointFacts, scene: Scene, pattern = entry.path): Promise<Call> {
  if (entry.path.endsWith('/recovery-codes') && entry.method !== 'PATCH' && !isOfAccount(entry)) {
    must(await scene.world.server('PATCH', '/users/ada/mfa/recovery-codes'))
  }
  const body = await bodyOf(entry, scene)
  const path = pathOf({ path: pattern }, pathValues(entry, scene))
  return entry.method === 'GET' && Object.keys(body).length > 0
    ? { method: 'GET', path: `${path}?${queryText(body)}`, body: {} }
    : { method: entry.method, path, body }
}

function isAcceptance(path: string): boolean {
  return path.endsWith('/memberships/:membershipId/status')
}

const imported = { userId: 'imported', email: 'moved@example.test', password: '8d0721f5ab2a4dcf8d0721f5ab2a4dcf' }

/** A call that is not named needs no parameters. */
const bodies: Readonly<Record<string, JsonObject>> = {
  'POST /users': { userId: 'grace', email: 'grace@example.test', password, name: 'Grace Hopper' },
  'POST /users/argon2': imported,
  'POST /users/bcrypt': imported,
  'POST /users/md5': imported,
  'POST /users/phpass': imported,
  'POST /users/sha': { ...imported, passwordVersion: 'sha1' },
  'POST /users/scrypt': {
    ...imported,
    passwordSalt: 'salt',
    passwordCpu: 8,
    passwordMemory: 4,
    passwordParallel: 1,
    passwordLength: 32,
  },
  'POST /users/scrypt-modified': {
    ...imported,
    passwordSalt: 'UxLMreBr6tYyjQ==',
    passwordSaltSeparator: 'Bw==',
    passwordSignerKey: 'XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==',
  },
  'PATCH /users/:userId/email': { email: 'countess@example.test' },
  'PATCH /users/:userId/impersonator': { impersonator: true },
  'PUT /users/:userId/labels': { labels: ['beta', 'admin'] },
  'PATCH /users/:userId/mfa': { mfa: true },
  'PATCH /users/:userId/name': { name: 'Countess' },
  'PATCH /users/:userId/password': { password: 'another horse' },
  'PATCH /users/:userId/phone': { number: '+15555550199' },
  'PATCH /users/:userId/prefs': { prefs: { theme: 'dark' } },
  'PATCH /users/:userId/status': { status: false },
  'POST /users/:userId/targets': { targetId: 'third', providerType: 'push', identifier: 'device-token' },
  'PATCH /users/:userId/targets/:targetId': { identifier: 'ada@home.test', name: 'Home' },
  'POST /users/:userId/tokens': { length: 16, expire: 60 },
  'PATCH /users/:userId/verification': { emailVerification: true },
  'PATCH /users/:userId/verification/phone': { phoneVerification: true },
  'POST /teams': { teamId: 'ops', name: 'Operations' },
  'PUT /teams/:teamId': { name: 'Core' },
  'PUT /teams/:teamId/prefs': { prefs: { theme: 'dark' } },
  'POST /teams/:teamId/memberships': { email: 'member@example.test', roles: ['viewer'] },
  'PATCH /teams/:teamId/memberships/:membershipId': { roles: ['owner'] },
}

export async function bodyOf(entry: EndpointFacts, scene: Scene): Promise<JsonObject> {
  const { method, path } = entry
  if (isOfAccount(entry)) return accountBodyOf(entry, scene)
  const { userId, secret } = scene.invitation
  return isAcceptance(path) ? { userId, secret } : (bodies[`${method} ${path.replace('/v1', '')}`] ?? {})
}
