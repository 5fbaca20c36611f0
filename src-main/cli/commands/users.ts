/** `offwrite users …`: make users, list them, become one. */
import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { SignInAs, UserRow } from '../../../src-shared/contract/control.ts'
import { defineCommand } from '../command.ts'
import { exitCodes } from '../exit-codes.ts'
import { NotThereError } from '../failure.ts'
import { projectOption, serverOptions, withServer } from '../server.ts'
import {
  anyText,
  listOf,
  oneWordOf,
  optionalValue,
  requiredValue,
  switchedOn,
  valueOf,
  wholeNumber,
} from '../setting.ts'
import { alignedRows, counted } from '../table.ts'

export const createUser = defineCommand({
  name: 'users create',
  summary: 'Create a user, as a server does',
  arguments: {},
  options: {
    id: valueOf({ ...anyText('Id of the user, instead of one that is made up', 'id', 'grace'), otherwise: 'unique()' }),
    email: optionalValue(anyText('Email address', 'address', 'grace@example.test')),
    phone: optionalValue(anyText('Phone number', 'number', '+12025550123')),
    password: optionalValue(anyText('Password', 'text', 'correct horse')),
    name: optionalValue(anyText('Name', 'text', 'Grace Hopper')),
    label: listOf(anyText('Label', 'word', 'beta')),
    verified: switchedOn('Email and phone count as verified'),
    ...projectOption,
    ...serverOptions,
  },
  examples: ['users create --email grace@example.test --password "correct horse" --name "Grace Hopper" --verified'],
  run: ({ id, email, phone, password, name, label, verified }, context) =>
    withServer(context, async ({ client, projectId }) => {
      const call = await callerOf(client, await projectId())
      const user = await call('POST', '/users', { userId: id, email, phone, password, name })
      const userId = idOf(user)
      const set = (what: string, method: string, body: unknown) => call(method, `/users/${userId}/${what}`, body)
      if (label.length > 0) await set('labels', 'PUT', { labels: label })
      if (verified && email !== null) await set('verification', 'PATCH', { emailVerification: true })
      if (verified && phone !== null) await set('verification/phone', 'PATCH', { phoneVerification: true })
      return { json: await call('GET', `/users/${userId}`), text: `${userId}\n` }
    }),
})

export const listUsers = defineCommand({
  name: 'users list',
  summary: 'List users',
  arguments: {},
  options: {
    filter: valueOf({
      ...anyText(
        'Words to find, and tokens such as status:blocked, verified:no, label:beta',
        'words',
        'status:blocked',
      ),
      otherwise: '',
    }),
    limit: valueOf({ ...wholeNumber('Most users', 1, 500, 25), otherwise: 25 }),
    offset: valueOf({ ...wholeNumber('Users to skip', 0, 10_000_000, 25), otherwise: 0 }),
    ...projectOption,
    ...serverOptions,
  },
  examples: ['users list', 'users list --filter "status:blocked label:beta" --json'],
  run: ({ filter, limit, offset }, context) =>
    withServer(context, async ({ client, projectId }) => {
      const found = await client.users(await projectId(), { filter, limit, offset })
      const rows = found.users.map((user) => [
        user.id,
        user.email || user.phone || '-',
        user.name || '-',
        stateOf(user),
      ])
      return { json: found, text: `${alignedRows(rows)}${counted(found.total, 'user')}\n` }
    }),
})

function stateOf({ status, emailVerification, phoneVerification, mfa, labels, sessions }: UserRow): string {
  return [
    status ? '' : 'blocked',
    emailVerification || phoneVerification ? 'verified' : '',
    mfa ? 'mfa' : '',
    sessions === 0 ? '' : counted(sessions, 'session'),
    ...labels,
  ]
    .filter((word) => word !== '')
    .join(', ')
}

const forms = ['secret', 'cookie', 'curl', 'web', 'node', 'console', 'storage-state'] as const

export const signInAs = defineCommand({
  name: 'users sign-in-as',
  summary: 'Open a session as a user, without password and code',
  arguments: { user: requiredValue(anyText('Id, email address or phone number', 'user', 'grace')) },
  options: {
    print: optionalValue(
      oneWordOf('Print this alone: for scripts, and for the storage state of Playwright', forms, 'cookie'),
    ),
    ...projectOption,
    ...serverOptions,
  },
  examples: [
    'users sign-in-as grace@example.test',
    'users sign-in-as grace --print storage-state > state.json',
    'users sign-in-as grace --print curl | sh',
  ],
  run: ({ user, print }, context) =>
    withServer(context, async ({ client, projectId }) => {
      const project = await projectId()
      const session = await client.signInAs(project, await userIdOf(client, project, user))
      return { json: session, text: print === null ? everyForm(session) : `${formOf(session, print)}\n` }
    }),
})

function formOf(session: SignInAs, form: (typeof forms)[number]): string {
  switch (form) {
    case 'secret':
      return session.secret
    case 'cookie':
      return `${session.cookieName}=${encodeURIComponent(session.secret)}`
    case 'curl':
      return session.snippets.curl
    case 'web':
      return session.snippets.webSdk
    case 'node':
      return session.snippets.nodeSdk
    case 'console':
      return session.snippets.browserConsole
    case 'storage-state':
      return JSON.stringify(session.storageState, null, 2)
  }
}

function everyForm(session: SignInAs): string {
  const { userId, sessionId, expire } = session
  const lines = (['curl', 'web', 'node', 'console'] as const).map((form) => [`  ${form}`, formOf(session, form)])
  return `Session ${sessionId} of ${userId}, until ${expire}\n${alignedRows(lines)}`
}

/** The id of the user of that id, address or number. */
async function userIdOf(client: ControlClient, projectId: string, wanted: string): Promise<string> {
  const byId = await client.users(projectId, { filter: `id:${wanted}`, limit: 1 })
  const found =
    byId.users[0] ??
    (await client.users(projectId, { filter: wanted, limit: 500 })).users.find(
      ({ email, phone }) => email === wanted.toLowerCase() || phone === wanted,
    )
  if (found !== undefined) return found.id
  throw new NotThereError(
    `There is no user ${wanted} in the project ${projectId}.`,
    'List them with: offwrite users list',
    exitCodes.notFound,
  )
}

type ServerCall = (method: string, path: string, body?: unknown) => Promise<unknown>

/** Calls the emulated API with a key that may write users. */
async function callerOf(client: ControlClient, projectId: string): Promise<ServerCall> {
  const { keys } = await client.keys(projectId)
  const key =
    keys.find(({ scopes, expire, seen }) => scopes.includes('users.write') && expire === null && !seen) ??
    (await client.createKey(projectId, { name: 'Command line', scopes: ['users.read', 'users.write'] }))
  return async (method, path, body) => {
    const headers = { 'x-appwrite-project': projectId, 'x-appwrite-key': key.secret }
    const reply = await client.send({ method, path: `/v1${path}`, headers, ...(body === undefined ? {} : { body }) })
    return reply.body
  }
}

function idOf(user: unknown): string {
  if (typeof user === 'object' && user !== null && '$id' in user) return String(user.$id)
  throw new TypeError('The server answered no user.')
}
