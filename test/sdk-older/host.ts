/** One running host with a project for every call, so that no call sees what another one did. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import initSqlJs from 'sql.js'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { totpAt } from '../../src-shared/domain/totp.ts'
import { openStore, type Store } from '../../src-shared/store/store.ts'
import type { Known } from './calls.ts'

/** The project that every other one is a copy of. */
const model = 'model'

/** Where the clock stands, so that codes of one half-minute do not end on the way. */
const frozenAt = '2026-03-01T12:00:00.000Z'

/** Of the authenticator apps. */
const totpSecret = 'JBSWY3DPEHPK3PXP'

export interface FilledHost {
  readonly host: RunningHost
  /** Of every project. */
  readonly key: string
  /** The same in every project. */
  readonly known: Known
}

/** Filling one project and copying its rows takes a fraction of the time of filling them all. */
export async function hostWith(folder: string, projectIds: readonly string[]): Promise<FilledHost> {
  const options = { port: 0, data: join(folder, 'sdk.db'), projectId: model, uiFolder: null }
  const first = await startHost(options)
  const key = first.apiKey
  const known = await fill(first)
  await first.close()
  const store = openStore({
    sql: await initSqlJs(),
    stored: { database: readFileSync(options.data), commits: [] },
    commitLog: null,
    onCommit: () => undefined,
  })
  store.commit(() => {
    addWhatNoCallMakes(store)
    copyTo(store, projectIds)
  })
  writeFileSync(options.data, store.database.export().bytes)
  store.database.close()
  return { host: await startHost(options), key, known }
}

function addWhatNoCallMakes(store: Store): void {
  const common = { projectId: model, userId: 'ada', createdAt: 0, updatedAt: 0 }
  store.identities.insert({
    ...common,
    id: 'identity',
    provider: 'github',
    providerUid: '1',
    providerEmail: 'ada@id.test',
    providerAccessToken: 'access',
    providerAccessTokenExpiry: null,
    providerRefreshToken: 'refresh',
  })
  const authenticator = { ...common, type: 'totp', secret: totpSecret } as const
  store.authenticators.insert({ ...authenticator, id: 'factor', verified: true })
  store.authenticators.insert({ ...authenticator, id: 'new-factor', userId: 'bob', verified: false })
  // As after a challenge: some calls of the account want a recent one.
  for (const session of store.sessions.list({ projectId: model })) {
    store.sessions.update({ ...session, mfaUpdatedAt: session.createdAt })
  }
}

function copyTo(store: Store, projectIds: readonly string[]): void {
  // Counters of the rate limits are by address: all projects together would use them up.
  const settings = { rateLimits: false }
  const projects = store.projects.list({ id: model })
  for (const id of projectIds) for (const row of projects) store.projects.insert({ ...row, id, settings })
  const of = { projectId: model }
  const copy = <Row>(rows: readonly Row[], insert: (row: Row & { readonly projectId: string }) => unknown) => {
    for (const projectId of projectIds) for (const row of rows) insert({ ...row, projectId })
  }
  copy(store.keys.list(of), store.keys.insert)
  copy(store.users.list(of), store.users.insert)
  copy(store.sessions.list(of), store.sessions.insert)
  copy(store.targets.list(of), store.targets.insert)
  copy(store.identities.list(of), store.identities.insert)
  copy(store.authenticators.list(of), store.authenticators.insert)
  copy(store.challenges.list(of), store.challenges.insert)
  copy(store.tokens.list(of), store.tokens.insert)
  copy(store.teams.list(of), store.teams.insert)
  copy(store.memberships.list(of), store.memberships.insert)
  copy(store.logs.list({ ...of, userId: 'ada' }), store.logs.insert)
}

export interface Reply {
  readonly status: number
  readonly body: JsonObject
}

/** A call of the API with a header that says who calls. */
export async function send(
  { endpoint }: RunningHost,
  project: string,
  actor: Readonly<Record<string, string>>,
  [method, path, body]: readonly [method: string, path: string, body?: JsonObject],
): Promise<Reply> {
  return replyOf(`${endpoint}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-appwrite-project': project, ...actor },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function replyOf(url: string, request: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, request)
  const text = await response.text()
  const value: unknown = text === '' ? {} : JSON.parse(text)
  return { status: response.status, body: isObject(value) ? value : {} }
}

function linkOf({ link }: JsonObject): URL {
  return new URL(typeof link === 'string' ? link : 'about:blank')
}

/** Makes `ada`, `bob`, `olga`, the team `core` and an open invitation to it. */
async function fill(host: RunningHost): Promise<Known> {
  const by = async (actor: Readonly<Record<string, string>>, method: string, path: string, body: JsonObject = {}) => {
    const reply = await send(host, model, actor, [method, path, body])
    if (reply.status >= 400) throw new Error(`${method} ${path} answered ${JSON.stringify(reply.body)}`)
    return reply.body
  }
  const server = { 'x-appwrite-key': host.apiKey }
  const sessionOf = async (userId: string) => {
    const { $id, secret } = await by(server, 'POST', `/users/${userId}/sessions`)
    return { id: String($id), secret: String(secret), actor: { 'x-appwrite-session': String(secret) } }
  }
  const message = async (to: string, kind: string) => {
    const { body } = await replyOf(`${host.url}/__emulator/inbox/latest?to=${encodeURIComponent(to)}&kind=${kind}`)
    return { code: String(body.code), link: linkOf(body).searchParams }
  }
  const frozen = { mode: 'frozen', now: frozenAt }
  await replyOf(`${host.url}/__emulator/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(frozen),
  })

  const push = { targetId: 'phone', providerType: 'push', identifier: 'device-token' }
  await by(server, 'POST', '/users', { userId: 'ada', email: 'ada@example.test', phone: '+15555550100' })
  await by(server, 'PATCH', '/users/ada/prefs', { prefs: { theme: 'light' } })
  await by(server, 'POST', '/users/ada/targets', push)
  const ada = await sessionOf('ada')
  await by(ada.actor, 'PATCH', '/account/name', { name: 'Ada Lovelace' })

  const contact = { email: 'bob@example.test', phone: '+15555550101' }
  const url = 'http://localhost/confirm'
  await by(server, 'POST', '/users', { userId: 'bob', password: 'correct horse', ...contact })
  const bob = await sessionOf('bob')
  await by({}, 'POST', '/account/tokens/magic-url', { userId: 'bob', email: contact.email, url })
  await by({}, 'POST', '/account/recovery', { email: contact.email, url })
  await by(bob.actor, 'POST', '/account/verifications/email', { url })
  await by(bob.actor, 'POST', '/account/verifications/phone')
  const { recoveryCodes } = await by(server, 'PATCH', '/users/bob/mfa/recovery-codes')
  const challenge = await by(bob.actor, 'POST', '/account/mfa/challenges', { factor: 'recoveryCode' })
  const linked = async (kind: string) => (await message(contact.email, kind)).link.get('secret') ?? ''

  await by(server, 'POST', '/users', { userId: 'olga', email: 'olga@example.test' })
  const olga = (await sessionOf('olga')).actor
  await by(olga, 'POST', '/teams', { teamId: 'core', name: 'Core team' })
  await by(olga, 'PUT', '/teams/core/prefs', { prefs: { theme: 'light' } })
  const member = await by(server, 'POST', '/teams/core/memberships', { userId: 'ada', roles: ['editor'] })
  const invited = { email: 'new@example.test', roles: ['viewer'], url: 'http://localhost/join' }
  const open = await by(olga, 'POST', '/teams/core/memberships', invited)
  const { link } = await message(invited.email, 'invitation')
  return {
    sessionId: ada.id,
    membershipId: String(member.$id),
    invitation: {
      membershipId: String(open.$id),
      userId: link.get('userId') ?? '',
      secret: link.get('secret') ?? '',
    },
    sessions: { ada: ada.secret, bob: bob.secret },
    secrets: {
      magicUrl: await linked('magic-url'),
      recovery: await linked('recovery'),
      verification: await linked('verification'),
      phoneVerification: (await message(contact.phone, 'phone-verification')).code,
      recoveryCode: Array.isArray(recoveryCodes) ? String(recoveryCodes[0]) : '',
      totp: totpAt(totpSecret, Date.parse(frozenAt)).code,
    },
    challengeId: String(challenge.$id),
  }
}
