/**
 * Every scenario with the web SDK in a real page against a server on another port. The page's storage keeps nothing,
 * so that cookies alone carry the session.
 */
import { Account, Client } from 'appwrite'
import { beforeEach, expect, inject, test, vi } from 'vitest'
import { cdp, commands } from 'vitest/browser'
import { leavePage } from './leave-page.ts'
import type { PageCalls, Transport } from './scene.ts'
import { testScenarios } from './test-scenarios.ts'
import { playedBy } from './transports.ts'

const hostUrl = inject('hostUrl')

beforeEach(() => void vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => undefined))

const transport: Transport<PageCalls> = {
  send: (sent) => commands.sendTo(hostUrl, sent),
  account({ projectId, jwt }) {
    const client = new Client().setEndpoint(`${hostUrl}/v1`).setProject(projectId)
    return new Account(jwt === null ? client : client.setJWT(jwt))
  },
  async forget() {
    // Tests of other files share the storage. Cookies of the session are out of a page's reach.
    localStorage.removeItem('cookieFallback')
    await cdp().send('Network.clearBrowserCookies')
  },
  home: new URL('landing.html', import.meta.url).href,
  leave: leavePage,
  browse: (address) =>
    new Promise((resolve) => {
      const tab = open(address)
      addEventListener('message', function land({ origin, data }: MessageEvent<{ readonly landedAt?: string }>) {
        if (origin !== location.origin || data.landedAt === undefined) return
        removeEventListener('message', land)
        tab?.close()
        resolve(new URL(data.landedAt))
      })
    }),
}

testScenarios({ app: 'page and server', transport, scenarios: playedBy('HTTP'), account: Account })

test('page and server: the page is of another origin, and keeps no session in its storage', () => {
  expect(new URL(hostUrl).origin).not.toBe(location.origin)
  expect(localStorage.getItem('cookieFallback')).toBeNull()
})
