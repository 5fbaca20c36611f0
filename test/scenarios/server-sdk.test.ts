/**
 * The scenarios with the server SDK, as server-side rendering uses it: a client with an API key signs in and gets the
 * secret of the session, a client with that secret and no key makes every other call.
 */
import { Account, Client } from 'node-appwrite'
import { afterAll, beforeAll } from 'vitest'
import type { RunningHost } from '../../src-main/host/index.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { follow } from './follow.ts'
import { startFrozenHost } from './host.ts'
import { accountScenarios } from './list.ts'
import type { Access, AccountCalls, Transport } from './scene.ts'
import { sendTo } from './send.ts'
import { testScenarios } from './test-scenarios.ts'

let host: RunningHost
let forget = (): void => undefined

beforeAll(async () => void (host = await startFrozenHost()))
afterAll(() => host.close())

/** What answers with a new session. */
const signIns: readonly (string | symbol)[] = [
  'createAnonymousSession',
  'createEmailPasswordSession',
  'createSession',
  'updateMagicURLSession',
  'updatePhoneSession',
]

function renderedApp({ projectId, apiKey }: Access): AccountCalls {
  const client = new Client().setEndpoint(host.endpoint).setProject(projectId)
  const admin = new Account(new Client().setEndpoint(host.endpoint).setProject(projectId).setKey(apiKey))
  forget = () => void client.setSession('')
  return new Proxy(new Account(client), {
    get(target, name): unknown {
      if (!signIns.includes(name)) return Reflect.get(target, name)
      return async (...values: readonly unknown[]) => {
        const signIn: unknown = Reflect.get(admin, name)
        const session: unknown = typeof signIn === 'function' ? await Reflect.apply(signIn, admin, values) : null
        if (!isObject(session) || typeof session.secret !== 'string') throw new Error('No session.')
        client.setSession(session.secret)
        return session
      }
    },
  })
}

const transport: Transport<AccountCalls> = {
  send: (sent) => sendTo(host.url, sent),
  account: (access) =>
    access.jwt === null
      ? renderedApp(access)
      : new Account(new Client().setEndpoint(host.endpoint).setProject(access.projectId).setJWT(access.jwt)),
  forget: async () => forget(),
  home: 'http://localhost:3000/',
  leave: async (call) => String(await call()),
  browse: (address) => follow(fetch, address, new Map()),
}

testScenarios({ app: 'server SDK', transport, scenarios: accountScenarios, account: Account })
