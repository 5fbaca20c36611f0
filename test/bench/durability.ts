/** What keeping the state on disk costs: a write, folding the log back, starting. `npm run bench -- durability`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type DataFile, type Durability, openDataFile } from '../../src-main/host/data-file.ts'
import { createEmulator, type Emulator } from '../../src-shared/index.ts'
import { crowd } from './crowd.ts'
import { measure, type Work } from './measure.ts'

interface Opened {
  readonly emulator: Emulator
  readonly dataFile: DataFile
}

const never = { commits: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }
const folder = mkdtempSync(join(tmpdir(), 'offwrite-bench-'))
const [few, some, many] = [1_000, 10_000, 100_000] as const
const logLengths = [0, 1_000, 5_000, 20_000] as const

for (const size of [few, some, many]) {
  const source = await crowd(size)
  writeFileSync(pathOf(size), source.exportDatabase().bytes)
  source.close()
}

const small = await open(pathOf(few))
for (const size of [some, many]) {
  const large = await open(pathOf(size))
  const [base, measured] = [write(`${few} users`, small), write(`${size} users`, large)]
  const reads = 'One record of a few hundred bytes is added, whatever the database holds. Near 1 is good.'
  say(await measure({ name: `A durable write: users.create, ${size} users against ${few}`, base, measured, reads }))
  say(await stall(`${size} users`, large))
  close(large)
}
close(small)

const forProcess = await open(pathOf(few))
const forPower = await open(pathOf(some), 'power')
say(
  await measure({
    name: 'A durable write: --durability power against process',
    base: write('process', forProcess),
    measured: write('power, one at a time', forPower),
    reads: 'The difference is one fdatasync of this disk.',
  }),
)
say(
  await measure({
    name: 'Eight durable writes at once: --durability power against process',
    base: eight(write('process', forProcess)),
    measured: eight(write('power', forPower)),
    reads: 'They share a sync or two, so a write costs an eighth of it.',
  }),
)
close(forProcess)
close(forPower)

say('Start, from opening the file to the first answer, by commits in the log')
const path = join(folder, 'log.db')
let commits = 0
for (const length of logLengths) {
  const filling = await open(path)
  const { run } = write('filling', filling)
  for (; commits < length; commits += 1) await run()
  const logBytes = filling.dataFile.status().logBytes
  close(filling)
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now()
    const opened = await open(path)
    await opened.emulator.fetch(new Request('http://localhost/v1/ping'))
    times.push(performance.now() - start)
    close(opened)
  }
  const [, , median = Number.NaN] = times.toSorted((left, right) => left - right)
  say(`  ${String(length).padStart(6)} commits, ${(logBytes / 1_000_000).toFixed(1)} MB · ${median.toFixed(0)} ms`)
}
rmSync(folder, { recursive: true })

function pathOf(size: number): string {
  return join(folder, `${size}.db`)
}

async function open(path: string, durability: Durability = 'process'): Promise<Opened> {
  const { dataFile, stored } = openDataFile(path, { durability, compactAfter: never })
  const emulator = await createEmulator({ stored, commitLog: dataFile.commitLog, dataFile })
  await dataFile.attach(emulator)
  return { emulator, dataFile }
}

/** As a kill would: the log stays as long as it is. */
function close({ emulator, dataFile }: Opened): void {
  dataFile.abandon()
  emulator.close()
}

function write(label: string, { emulator, dataFile }: Opened): Work {
  const headers = {
    'x-appwrite-project': 'demo',
    'x-appwrite-key': emulator.apiKey,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ userId: 'unique()', name: 'Grace Hopper' })
  return {
    label,
    async run() {
      const response = await emulator.fetch(new Request('http://localhost/v1/users', { method: 'POST', headers, body }))
      if (response.status !== 201) throw new Error(await response.text())
      await dataFile.durable()
    },
  }
}

function eight({ label, run }: Work): Work {
  return { label, run: () => Promise.all(Array.from({ length: 8 }, run)) }
}

/** How long nobody is answered while the log is folded back. */
async function stall(label: string, { dataFile }: Opened): Promise<string> {
  const longest: number[] = []
  const totals: number[] = []
  for (let round = 0; round < 5; round += 1) {
    let isOver = false
    let gap = 0
    const start = performance.now()
    const compaction = dataFile.compact().finally(() => (isOver = true))
    let last = start
    while (!isOver) {
      await setImmediate()
      gap = Math.max(gap, performance.now() - last)
      last = performance.now()
    }
    await compaction
    longest.push(gap)
    totals.push(performance.now() - start)
  }
  const median = (values: readonly number[]) => (values.toSorted((left, right) => left - right)[2] ?? 0).toFixed(0)
  const size = (dataFile.status().sizeBytes / 1_000_000).toFixed(1)
  return `Folding the log back, ${label}, ${size} MB\n  ${median(totals)} ms, of which requests wait ${median(longest)} ms at most`
}

function say(text: string): void {
  process.stdout.write(`${text}\n\n`)
}
