/** Every scenario with the web SDK in a real page against MSW, 3 and 2: no server, and a host that does not exist. */
import { Account, Client } from 'appwrite'
import { setupWorker } from 'msw/browser'
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { afterAll, beforeAll } from 'vitest'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { createCookieJar, handlers, resetBrowserState } from '../../src-shared/msw/index.ts'
import { leaveTheRest } from '../../src-shared/vitest/fixtures.ts'
import { follow } from './follow.ts'
import { sendInProcess } from './in-process.ts'
import { leavePage } from './leave-page.ts'
import type { PageCalls, Transport } from './scene.ts'
import { testScenarios } from './test-scenarios.ts'
import { playedBy } from './transports.ts'

const worker = setupWorker()
const jar = createCookieJar()
let emulator: Emulator

beforeAll(async () => {
  emulator = await createEmulator({ wasm, clock: 'frozen' })
  await worker.start({ quiet: true, ...leaveTheRest })
  worker.use(...handlers(emulator, { jar }))
})
afterAll(async () => {
  resetBrowserState({ jar })
  await worker.stop()
})

const transport: Transport<PageCalls> = {
  send: (sent) => sendInProcess(emulator, sent),
  account({ projectId, jwt }) {
    const client = new Client().setEndpoint('http://appwrite.invalid/v1').setProject(projectId)
    return new Account(jwt === null ? client : client.setJWT(jwt))
  },
  forget: async () => resetBrowserState({ jar }),
  home: `${location.origin}/`,
  leave: leavePage,
  // Another browser goes: what a page with MSW leaves for is not there.
  browse: (address) => follow(async (request) => (await emulator.exchange(request)).response, address, new Map()),
}

testScenarios({ app: 'page with MSW', transport, scenarios: playedBy('MSW in Chromium'), account: Account })
