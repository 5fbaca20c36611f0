/** What an import of 10,000 users costs, and how long others wait meanwhile: `npm run bench -- imports`. */
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { firebaseConfig, firebaseUser, importFile } from '../support/import-file.ts'

const few = 1_000
const many = 10_000
const rounds = 3

/** Each with a number, a provider and claims beside the address and the hash. */
function firebaseFile(size: number): string {
  const users = Array.from({ length: size }, (_none, at) => ({
    ...firebaseUser,
    localId: `u${at}`,
    email: `u${at}@example.test`,
    phoneNumber: `+1${5_550_000_000 + at}`,
    customAttributes: '{"role":"editor","tier":3}',
    providerUserInfo: [{ providerId: 'google.com', rawId: `g${at}`, email: `u${at}@gmail.test` }],
  }))
  return JSON.stringify({ users })
}

interface Figures {
  readonly total: number
  /** The longest that a call which came meanwhile waited for its answer. */
  readonly longestWait: number
  readonly answered: number
}

async function figuresOf(file: string, size: number, dryRun: boolean): Promise<Figures> {
  const emulator = await createEmulator({ projectId: 'demo', seed: 1 })
  const start = performance.now()
  let isOver = false
  const importing = importFile({ emulator }, file, { format: 'firebase', hashConfig: firebaseConfig, dryRun })
  const waits = callsUntil(emulator, () => isOver)
  const { taken, state } = await importing
  const total = performance.now() - start
  isOver = true
  if (state !== 'done' || taken !== size) throw new Error(`${state}, ${taken} of ${size} users`)
  const times = await waits
  emulator.close()
  return { total, longestWait: Math.max(...times), answered: times.length }
}

/** One call every few milliseconds, as an app makes them: the time each took, waiting for its turn included. */
async function callsUntil(emulator: Emulator, isOver: () => boolean): Promise<readonly number[]> {
  const headers = { 'x-appwrite-project': 'demo', 'x-appwrite-key': emulator.apiKey }
  const times: number[] = []
  while (!isOver()) {
    const start = performance.now()
    await new Promise((resolve) => setTimeout(resolve, 1))
    const response = await emulator.fetch(new Request('http://localhost/v1/teams?total=false', { headers }))
    await response.text()
    times.push(performance.now() - start)
  }
  return times
}

for (const size of [few, many]) {
  const file = firebaseFile(size)
  say(`Firebase, ${size} users, ${(file.length / 1_000_000).toFixed(1)} MB`)
  for (const dryRun of [true, false]) {
    const all: Figures[] = []
    for (let round = 0; round < rounds; round += 1) all.push(await figuresOf(file, size, dryRun))
    const [, figures] = all.toSorted((left, right) => left.total - right.total)
    if (figures === undefined) throw new Error('no round')
    const { total, longestWait, answered } = figures
    say(
      `  ${(dryRun ? 'dry run' : 'import').padEnd(8)} ${total.toFixed(0).padStart(6)} ms · ${((total / size) * 1000).toFixed(0)} µs a user · ` +
        `${answered} calls answered meanwhile, the slowest after ${longestWait.toFixed(0)} ms`,
    )
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
