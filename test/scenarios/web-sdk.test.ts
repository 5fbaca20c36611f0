/** Every scenario with the web SDK over a real socket, in Node: its session travels in the fallback of its storage. */
import { Account, Client } from 'appwrite'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type { RunningHost } from '../../src-main/host/index.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { follow } from './follow.ts'
import { startFrozenHost } from './host.ts'
import { browserScenarios } from './list.ts'
import type { PageCalls, Transport } from './scene.ts'
import { sendTo } from './send.ts'
import { testScenarios } from './test-scenarios.ts'

const stored = new Map<string, string>()
let host: RunningHost

beforeAll(async () => void (host = await startFrozenHost()))
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
  home: 'http://localhost:3000/',
  leave: async (call) => String(call()),
  async browse(address) {
    const fallback: unknown = JSON.parse(stored.get('cookieFallback') ?? '{}')
    const cookies = new Map(
      isObject(fallback) ? Object.entries(fallback).map(([name, value]) => [name, String(value)]) : [],
    )
    const back = await follow(fetch, address, cookies)
    // What the browser keeps as cookies, this app keeps in its storage.
    const kept = [...cookies].map(([name, value]) => [name, decodeURIComponent(value)])
    stored.set('cookieFallback', JSON.stringify(Object.fromEntries(kept)))
    return back
  },
}

testScenarios({ app: 'web SDK', transport, scenarios: browserScenarios, account: Account })
