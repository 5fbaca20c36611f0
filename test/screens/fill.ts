/** An emulator in which every screen has something to show. */
import type { RunningHost } from '../../src-main/host/index.ts'
import { sampleIds } from '../../src-shared/snapshot/sample-people.ts'
import { samplePassword } from '../../src-shared/snapshot/samples.ts'

/** Answers the ids that the addresses of screens need. */
export async function fill({ emulator, url, projectId, apiKey }: RunningHost) {
  async function send(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    const response = await emulator.fetch(
      new Request(url + path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const control = async (method: string, path: string, body?: unknown) => {
    const { status, body: answer } = await send(method, `/__emulator${path}`, body)
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`)
    return answer
  }
  const page = {
    'x-appwrite-project': projectId,
    'x-sdk-name': 'Web',
    'x-sdk-version': '27.0.0',
    origin: 'http://localhost:3000',
  }
  const app = (method: string, path: string, body?: unknown, session?: string) =>
    send(method, `/v1${path}`, body, { ...page, ...(session === undefined ? {} : { 'x-appwrite-session': session }) })
  const server = (method: string, path: string, body?: unknown) =>
    send(method, `/v1${path}`, body, {
      'x-appwrite-project': projectId,
      'x-appwrite-key': apiKey,
      'x-sdk-name': 'Node.js',
    })

  await control('POST', '/samples', { projectId })
  const note = `Password: ${samplePassword}\nOwner of Core; her cart is full.`
  await control('PATCH', `/projects/${projectId}/users/grace`, { note })
  await control('PUT', '/snapshots/baseline', { baseline: true, note: 'As the checkout tests expect it' })
  await control('PUT', '/snapshots/checkout-ready', {
    note: 'Grace has a session, the cart is full',
    tags: ['checkout'],
  })
  const { secret } = await control('POST', `/projects/${projectId}/users/grace/sign-in-as`)
  const grace = String(secret)
  await app('GET', '/account', undefined, grace)
  await app('PATCH', '/account/prefs', { prefs: { theme: 'dark', beta: true } }, grace)
  await server('PATCH', '/users/grace/verification', { emailVerification: false })
  await app('POST', '/account/verifications/email', { url: 'http://localhost:3000/verify' }, grace)
  await app('POST', '/account/sessions/email', { email: 'ada@example.test', password: 'wrong password' })
  await app('POST', '/account/sessions/email', { email: 'mallory@example.test', password: samplePassword })
  await control('POST', '/clock/advance', { by: '6m' })
  await server('GET', '/users')
  await server('PUT', '/users/ada/labels', { labels: ['beta', 'staff'] })
  await server('DELETE', `/users/${sampleIds[3]}`)
  await app('GET', '/databases/main')
  await app('POST', '/account/tokens/email', { userId: 'grace', email: 'grace@example.test' })
  await app('POST', '/account/recovery', { email: 'ada@example.test', url: 'http://localhost:3000/reset' })
  await app('POST', '/account/tokens/phone', { userId: 'phone', phone: '+15555550103' })
  await control('POST', '/faults', {
    sdk: 'account.createEmailPasswordSession',
    next: 2,
    effect: { kind: 'error', type: 'general_rate_limit_exceeded' },
  })
  const keys = `/projects/${projectId}/keys`
  const key = await control('POST', keys, { name: 'Storefront, read only', scopes: ['users.read', 'teams.read'] })
  await control('POST', keys, { name: 'Nightly import', scopes: ['users.write'], expire: '2026-11-21T10:47:00.000Z' })
  await control('POST', keys, { name: 'Old CI', scopes: ['users.read'], expire: '2026-11-20T10:42:00.000Z' })
  await control('PATCH', `/projects/${projectId}`, {
    platforms: [{ type: 'web', hostname: 'shop.example.test', key: '' }],
    authMockEmails: [{ email: 'ada@example.test', otp: '123456' }],
    devKeys: [{ name: 'Laptop', secret: '5f2c9d0e8b7a6143' }],
    smtp: { enabled: true, senderName: 'Demo shop' },
    templates: {
      'email.magicSession-en': {
        subject: 'Your way into {{project}}',
        message: '<p>Hello {{user}},</p>\n<p><a href="{{redirect}}">Sign in</a></p>',
      },
      'email.recovery-de': { subject: 'Ein neues Passwort für {{user}}' },
    },
  })
  const person = { providerUid: '1906', name: 'Grace Hopper', email: 'grace@example.test' }
  await control('PUT', `/projects/${projectId}/oauth2/github/person`, person)
  const { messages } = await control('GET', '/inbox')
  const { requests } = await control('GET', '/requests')
  const { teams } = (await server('GET', '/teams')).body
  const { faults } = await control('GET', '/faults')
  const story = requests.find(({ errorType }: { errorType: string | null }) => errorType === 'user_blocked')
  const change = requests.find(({ sdk }: { sdk: string | null }) => sdk === 'users.updateLabels')
  const mail = messages.find(({ kind }: { kind: string }) => kind === 'verification')
  return {
    message: String(messages.at(-1).id),
    mail: String(mail.id),
    request: String(story.id),
    change: String(change.id),
    fault: String(faults[0].id),
    key: String(key.id),
    team: String(teams[0].$id),
  }
}

/** The address with what was filled in where the table of screens has a word for it. */
export function withIds(place: string, ids: Awaited<ReturnType<typeof fill>>): string {
  return place
    .replace('inbox/newest', `inbox/${ids.message}`)
    .replace('inbox/mail', `inbox/${ids.mail}`)
    .replace('requests/newest', `requests/${ids.request}`)
    .replace('requests/change', `requests/${ids.change}`)
    .replace('faults/newest', `faults/${ids.fault}`)
    .replace('teams/core', `teams/${ids.team}`)
    .replace(/(api-keys\/|key%3A)reader/, `$1${ids.key}`)
}
