/** What it costs to save a state, to know what changed and to put it back: `npm run bench -- snapshots`. */
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { crowd } from './crowd.ts'

const rounds = 9

async function call({ fetch, apiKey }: Emulator, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { 'x-appwrite-project': 'demo', 'x-appwrite-key': apiKey, 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  const response = await fetch(new Request(`http://localhost${path}`, { method, headers, ...sent }))
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return text === '' ? null : JSON.parse(text)
}

/** As a run of somebody's tests: users come, change and go. */
async function changeFourteen(emulator: Emulator): Promise<void> {
  for (const at of [0, 1, 2, 3, 4]) await call(emulator, 'POST', '/v1/users', { userId: `new${at}`, name: 'New' })
  for (const at of [5, 6, 7, 8, 9]) await call(emulator, 'PATCH', `/v1/users/u${at}/name`, { name: 'Changed' })
  // Each with its target.
  for (const at of [10, 11]) await call(emulator, 'DELETE', `/v1/users/u${at}`)
}

async function driftOf(emulator: Emulator): Promise<number> {
  const drift = await call(emulator, 'GET', '/__emulator/drift')
  return isObject(drift) ? Number(drift.total) : Number.NaN
}

async function mustDrift(emulator: Emulator, expected: number): Promise<void> {
  const total = await driftOf(emulator)
  if (total !== expected) throw new Error(`Drift is ${total}, and ${expected} records differ.`)
}

/** Milliseconds in the median round; `prepare` is not counted. */
async function median(prepare: () => Promise<void>, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await prepare()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times.toSorted((left, right) => left - right)[Math.floor(rounds / 2)] ?? Number.NaN
}

const nothing = () => Promise.resolve()

async function figuresOf(size: number): Promise<string> {
  const emulator = await crowd(size)
  const snapshots = '/__emulator/snapshots'
  const change = () => changeFourteen(emulator)
  const save = await median(nothing, () => call(emulator, 'PUT', `${snapshots}/baseline`, {}))
  await change()
  await mustDrift(emulator, 14)
  const drift = await median(nothing, () => driftOf(emulator))
  await emulator.reset()
  const restore = await median(change, () => call(emulator, 'POST', `${snapshots}/baseline/restore`, { dates: 'keep' }))
  await mustDrift(emulator, 0)
  const shifted = await median(change, () => call(emulator, 'POST', `${snapshots}/baseline/restore`, {}))
  const changeAgain = async () => {
    await emulator.reset()
    await change()
  }
  const some = await median(changeAgain, () =>
    call(emulator, 'POST', `${snapshots}/baseline/restore`, { users: ['u5', 'u10'] }),
  )
  await emulator.reset()
  const reset = await median(change, () => call(emulator, 'POST', '/__emulator/reset'))
  const inTest = await median(change, () => emulator.reset())
  await mustDrift(emulator, 0)
  emulator.close()
  const figures = {
    'save as baseline': save,
    'drift of 14 records': drift,
    'restore after them': restore,
    'restore, with time left': shifted,
    'restore of two users': some,
    'reset by the control API': reset,
    'reset between tests': inTest,
  }
  const lines = Object.entries(figures).map(([name, value]) => `  ${name} ${value.toFixed(1)} ms`)
  return [`${size.toLocaleString('en')} users, 14 records changed`, ...lines].join('\n')
}

/** A page's test: one user signs up and in. */
async function smallReset(): Promise<string> {
  const emulator = await createEmulator({ projectId: 'demo', clock: 'frozen', seed: 1 })
  const signUp = async () => {
    const person = { email: 'a@example.test', password: 'correct horse' }
    await call(emulator, 'POST', '/v1/users', { userId: 'a', ...person })
    await call(emulator, 'POST', '/v1/users/a/sessions')
  }
  const time = await median(signUp, () => emulator.reset())
  emulator.close()
  return `One user signed up and in\n  reset between tests ${time.toFixed(2)} ms (the goal is 5)`
}

const parts = [await smallReset()]
for (const size of [100, 1_000, 10_000]) parts.push(await figuresOf(size))
process.stdout.write(`Snapshots: restore of 1,000 users is to take less than 200 ms.\n\n${parts.join('\n\n')}\n`)
