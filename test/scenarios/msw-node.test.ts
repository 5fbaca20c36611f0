/** The scenarios with the web SDK in Node against MSW, which keeps the cookies of the app. */
import { Account, Client } from 'appwrite'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll } from 'vitest'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { createCookieJar, handlers } from '../../src-shared/msw/index.ts'
import { follow } from './follow.ts'
import { sendInProcess } from './in-process.ts'
import { testScenarios } from './test-scenarios.ts'
import { playedBy } from './transports.ts'

const server = setupServer()
const jar = createCookieJar()
let emulator: Emulator

beforeAll(async () => {
  emulator = await createEmulator({ clock: 'frozen' })
  server.listen({ onUnhandledFrame: 'bypass' })
  server.use(...handlers(emulator, { jar }))
})
afterAll(() => {
  server.close()
  emulator.close()
})

testScenarios({
  app: 'Node with MSW',
  transport: {
    send: (sent) => sendInProcess(emulator, sent),
    account({ projectId, jwt }) {
      const client = new Client().setEndpoint('http://appwrite.invalid/v1').setProject(projectId)
      return new Account(jwt === null ? client : client.setJWT(jwt))
    },
    forget: async () => jar.clear(),
    home: 'http://localhost:3000/',
    leave: async (call) => String(call()),
    browse: (address) => follow(fetch, address, new Map()),
  },
  scenarios: playedBy('MSW in Node'),
  account: Account,
})
