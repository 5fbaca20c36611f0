/** Every scenario with the web SDK over a real socket, in Node: its session travels in the fallback of its storage. */
import { Account, Client } from 'appwrite'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { pageScenarios } from './list.ts'
import type { PageCalls, Transport } from './scene.ts'
import { sendTo } from './send.ts'
import { testScenarios } from './test-scenarios.ts'

const stored = new Map<string, string>()
let host: RunningHost

beforeAll(async () => void (host = await startHost({ port: 0, data: null, uiFolder: null })))
afterAll(() => host.close())

beforeEach(() => {
  vi.stubGlobal('window', {
    console,
    localStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
  })
})

afterEach(() => void vi.unstubAllGlobals())

const transport: Transport<PageCalls> = {
  send: (sent) => sendTo(host.url, sent),
  account({ projectId, jwt }) {
    const client = new Client().setEndpoint(host.endpoint).setProject(projectId)
    return new Account(jwt === null ? client : client.setJWT(jwt))
  },
  forget: async () => stored.clear(),
}

testScenarios({ app: 'web SDK', transport, scenarios: pageScenarios })
