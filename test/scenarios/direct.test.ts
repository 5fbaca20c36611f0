/** Every scenario with the web SDK and no network at all: `fetch` is a function of the emulator. */
import { Account } from 'appwrite'
import { afterAll, beforeAll, beforeEach, vi } from 'vitest'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { sendInProcess } from './in-process.ts'
import { storingApp } from './stored-session.ts'
import { testScenarios } from './test-scenarios.ts'
import { playedBy } from './transports.ts'

let emulator: Emulator
beforeAll(async () => void (emulator = await createEmulator({ clock: 'frozen' })))
afterAll(() => emulator.close())

beforeEach(() => {
  vi.stubGlobal('fetch', (...call: ConstructorParameters<typeof Request>) => emulator.fetch(new Request(...call)))
})

const transport = storingApp(
  () => emulator.endpoint,
  (sent) => sendInProcess(emulator, sent),
  (request) => emulator.fetch(request),
)

testScenarios({ app: 'direct', transport, scenarios: playedBy('Direct'), account: Account })
