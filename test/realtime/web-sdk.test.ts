/** The official web SDK subscribes over real sockets. */
import { Account, Channel, type Client, Realtime, Teams } from 'appwrite'
import { Client as ServerClient, Teams as ServerTeams, Users } from 'node-appwrite'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { type HostOptions, type RunningHost, startHost } from '../../src-main/host/index.ts'
import { createInbox, type Heard, type Inbox, stubPage, tapSockets, webClient, type Wire } from './web-client.ts'

const password = 'correct horse'
const grace = { userId: 'grace', email: 'grace@example.test', password, name: 'Grace Hopper' } as const
const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  stubPage(stored)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'log').mockImplementation(() => undefined)
})

async function start(options: Partial<HostOptions> = {}): Promise<RunningHost> {
  const host = await startHost({ port: 0, data: null, uiFolder: null, ...options })
  onTestFinished(() => host.close())
  return host
}

function users({ endpoint, projectId, apiKey }: RunningHost): Users {
  return new Users(new ServerClient().setEndpoint(endpoint).setProject(projectId).setKey(apiKey))
}

/** Signs up and in; `localStorage` then holds the session, as in a page on localhost. */
async function signedIn(client: Client): Promise<Account> {
  const account = new Account(client)
  await account.create(grace)
  await account.createEmailPasswordSession({ email: grace.email, password })
  return account
}

/** Resolves when the server has taken the subscription. */
async function subscribed(wire: Wire, client: Client, channels: string | string[]): Promise<Inbox<Heard>> {
  const heard = createInbox<Heard>()
  onTestFinished(client.subscribe<Heard['payload']>(channels, (event) => heard.put(event)))
  await until(wire, 'subscribe')
  return heard
}

async function until(wire: Wire, to: string): Promise<Readonly<Record<string, unknown>>> {
  for (;;) {
    const { type, data } = await wire.messages.next()
    if (type === 'response' && data.to === to) return data
  }
}

test('web SDK: hears its account renamed, its preferences, and its sessions come and go', async () => {
  const host = await start()
  const wire = tapSockets()
  const client = webClient(host)
  const account = await signedIn(client)
  const heard = await subscribed(wire, client, 'account')
  await account.updateName({ name: 'Amazing Grace' })
  const renamed = await heard.next()
  expect(renamed).toMatchObject({ payload: { $id: 'grace', name: 'Amazing Grace' } })
  expect(renamed.events).toEqual([
    'users.grace.update',
    'users.*.update',
    'users.grace.update.name',
    'users.*.update.name',
    'users.grace',
    'users.*',
  ])
  expect(renamed.channels).toContain('account.grace')
  expect(renamed.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/)
  await account.updatePrefs({ prefs: { theme: 'dark' } })
  expect(await heard.next()).toMatchObject({ payload: { $id: 'grace', prefs: { theme: 'dark' } } })
  const { $id } = await users(host).createSession({ userId: 'grace' })
  const made = await heard.next()
  expect(made).toMatchObject({ payload: { $id, provider: 'server', secret: '' } })
  expect(made.events).toContain(`users.*.sessions.${$id}.create`)
  await account.deleteSession({ sessionId: $id })
  expect((await heard.next()).events).toContain(`users.grace.sessions.${$id}.delete`)
})

test('web SDK: proves itself with the session that its storage holds', async () => {
  const host = await start()
  const wire = tapSockets()
  const client = webClient(host)
  await signedIn(client)
  onTestFinished(client.subscribe('account', () => undefined))
  expect(await wire.messages.next()).toMatchObject({ type: 'connected', data: { user: null } })
  expect(await until(wire, 'authentication')).toMatchObject({ success: true, user: { $id: 'grace' } })
})

test('web SDK: the Realtime service subscribes, is served, changes and ends its subscription', async () => {
  const host = await start()
  const wire = tapSockets()
  const client = webClient(host)
  const account = await signedIn(client)
  const heard = createInbox<Heard>()
  const realtime = new Realtime(client)
  const subscription = await realtime.subscribe<Heard['payload']>('account', (event) => heard.put(event))
  await until(wire, 'subscribe')
  await account.updateName({ name: 'Ada' })
  expect(await heard.next()).toMatchObject({ payload: { name: 'Ada' } })
  await subscription.update({ channels: ['teams'] })
  await until(wire, 'subscribe')
  await account.updateName({ name: 'Unheard' })
  await subscription.update({ channels: ['account.update'] })
  await until(wire, 'subscribe')
  await account.updateName({ name: 'Heard' })
  expect(await heard.next()).toMatchObject({ payload: { name: 'Heard' } })
  await subscription.unsubscribe()
  expect(await until(wire, 'unsubscribe')).toMatchObject({ subscriptions: [{ removed: true }] })
  await subscription.close()
  expect(await wire.closes.next()).toBe(1000)
})

test('web SDK: hears nothing of another user', async () => {
  const host = await start()
  const wire = tapSockets()
  const client = webClient(host)
  const account = await signedIn(client)
  await users(host).create({ userId: 'ada', email: 'ada@example.test' })
  const heard = await subscribed(wire, client, ['account', 'account.ada', 'account.ada.update'])
  await users(host).updateName({ userId: 'ada', name: 'Countess' })
  await account.updateName({ name: 'Amazing Grace' })
  expect(await heard.next()).toMatchObject({ payload: { $id: 'grace' } })
})

test('web SDK: hears of the team that it makes, and of a member that a server adds', async () => {
  const host = await start()
  const wire = tapSockets()
  const client = webClient(host)
  await signedIn(client)
  await users(host).create({ userId: 'ada', email: 'ada@example.test' })
  const heard = await subscribed(wire, client, ['teams', Channel.memberships()])
  await new Teams(client).create({ teamId: 'core', name: 'Core' })
  expect(await heard.next()).toMatchObject({ payload: { $id: 'core', total: 1 } })
  const server = new ServerClient().setEndpoint(host.endpoint).setProject(host.projectId).setKey(host.apiKey)
  const { $id } = await new ServerTeams(server).createMembership({ teamId: 'core', userId: 'ada', roles: [] })
  const made = await heard.next()
  expect(made.events).toContain(`teams.core.memberships.${$id}.create`)
  expect(made.payload).toMatchObject({ $id, userId: 'ada', teamId: 'core' })
})

test('web SDK: comes back by itself when the server does, and is served again', async () => {
  const first = await start()
  const wire = tapSockets()
  const client = webClient(first)
  const account = await signedIn(client)
  const heard = await subscribed(wire, client, 'account')
  await first.close()
  expect(await wire.closes.next()).toBe(1001)
  // Before anybody is answered: by then the SDK may have come back, and it says who it is only then.
  const prepare: HostOptions['prepare'] = async (emulator) => {
    await emulator.users.create(grace)
    client.setSession((await emulator.as('grace')).secret)
  }
  await start({ port: first.port, prepare })
  await until(wire, 'subscribe')
  await account.updateName({ name: 'Back' })
  expect(await heard.next()).toMatchObject({ payload: { $id: 'grace', name: 'Back' } })
})

test('web SDK: an unknown project of a strict server is refused, and the SDK stays away', async () => {
  const host = await start({ strict: true })
  const wire = tapSockets()
  const client = webClient(host).setProject('nowhere')
  onTestFinished(client.subscribe('account', () => undefined))
  expect(await wire.messages.next()).toMatchObject({ type: 'error', data: { code: 1008 } })
  expect(await wire.closes.next()).toBe(1008)
})
