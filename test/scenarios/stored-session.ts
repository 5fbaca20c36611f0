/** An app in Node with the web SDK: its session travels in the fallback of its storage. */
import { Account, Client } from 'appwrite'
import { afterEach, beforeEach, vi } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import { follow } from './follow.ts'
import type { PageCalls, Transport } from './scene.ts'

/** `send` is that of the transport, `fetch` that of the browser where a call sends it elsewhere. */
export function storingApp(
  endpoint: () => string,
  send: Transport<PageCalls>['send'],
  fetch: (request: Request) => Promise<Response>,
): Transport<PageCalls> {
  const stored = new Map<string, string>()

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

  return {
    send,
    account({ projectId, jwt }) {
      const client = new Client().setEndpoint(endpoint()).setProject(projectId)
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
}
