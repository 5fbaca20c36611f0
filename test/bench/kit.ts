/** What the testing kit costs a suite: `npm run bench -- kit`. */
import { Account, Client } from 'appwrite'
import { setupServer } from 'msw/node'
import { createEmulator } from '../../src-shared/index.ts'
import { handlers } from '../../src-shared/msw/index.ts'
import { median } from './measure.ts'

const rounds = 15

/** Milliseconds in the median round; what `prepare` takes is not counted. */
async function timeOf<Given>(prepare: () => Promise<Given>, work: (given: Given) => unknown): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const given = await prepare()
    const start = performance.now()
    await work(given)
    times.push(performance.now() - start)
  }
  return median(times)
}

const options = { clock: 'frozen', seed: 1 } as const
const firstStart = performance.now()
const emulator = await createEmulator(options)
const first = performance.now() - firstStart
const started = await timeOf(
  () => Promise.resolve(),
  async () => (await createEmulator(options)).close(),
)

const signUp = async () => {
  const { userId } = await emulator.users.create()
  await emulator.as(userId)
}
const reset = await timeOf(signUp, () => emulator.reset())

for (let count = 0; count < 100; count += 1) await emulator.users.create({ password: null })
const hundred = emulator.snapshot()
const restored = await timeOf(
  () => emulator.reset(),
  () => emulator.restore(hundred),
)

const server = setupServer(...handlers(emulator))
server.listen()
const account = new Account(new Client().setEndpoint('http://localhost/v1').setProject(emulator.projectId))
await account.createAnonymousSession()
const call = await timeOf(
  () => Promise.resolve(),
  () => account.get(),
)
server.close()
emulator.close()

const lines = [
  `the first start of a process ${first.toFixed(0)} ms`,
  `a start after it ${started.toFixed(1)} ms (the goal is 100)`,
  `reset() of one user signed up and in ${reset.toFixed(2)} ms (the goal is 5)`,
  `restore() of 100 users ${restored.toFixed(1)} ms`,
  `account.get() through MSW ${call.toFixed(2)} ms`,
]
process.stdout.write(`The testing kit in Node\n${lines.map((line) => `  ${line}`).join('\n')}\n`)
