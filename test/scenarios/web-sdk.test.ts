/** Every scenario with the web SDK over a real socket, in Node. */
import { Account } from 'appwrite'
import { afterAll, beforeAll } from 'vitest'
import type { RunningHost } from '../../src-main/host/index.ts'
import { startFrozenHost } from './host.ts'
import { sendTo } from './send.ts'
import { storingApp } from './stored-session.ts'
import { testScenarios } from './test-scenarios.ts'
import { playedBy } from './transports.ts'

let host: RunningHost
beforeAll(async () => void (host = await startFrozenHost()))
afterAll(() => host.close())

const transport = storingApp(
  () => host.endpoint,
  (sent) => sendTo(host.url, sent),
  fetch,
)

testScenarios({ app: 'web SDK', transport, scenarios: playedBy('HTTP'), account: Account })
