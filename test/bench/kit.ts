/** What the testing kit costs a suite, in Node and in Chromium: `npm run bench -- kit`, after `npm run build`. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { setupServer } from 'msw/node'
import { type Cost, kitCosts, type KitCosts } from './kit-costs.ts'
import { builtLibrary } from './kit-library.ts'
import { pageCosts } from './kit-page.ts'
import type { ProcessCosts } from './kit-process.ts'
import { median } from './measure.ts'

const goals = { start: 100, reset: 5, bytes: 500_000 } as const
const starts = 9

const inNode = await kitCosts(await builtLibrary(), async (handlers) => {
  const server = setupServer(...handlers)
  server.listen()
  return () => server.close()
})
const processes = Array.from({ length: starts }, startProcess)
const { bytes, costs, starts: pages } = await pageCosts(starts)

say('The testing kit, in ms', 'Node', 'Chromium', 'goal')
say('importing the library', figure(median(processes.map(({ load }) => load.time))), '')
startRow(`the first start: median of ${starts}`, (all) => median(all.map(({ time }) => time)), goals.start)
startRow('the fastest of them', (all) => Math.min(...all.map(({ time }) => time)))
startRow('what one took of the processor: median', (all) => median(all.map(({ work }) => work)))
row('a start after it', ({ laterStart }) => laterStart, goals.start)
row('reset() of one user signed up and in', ({ reset }) => reset, goals.reset)
row('restore() of 100 users', ({ restore }) => restore)
row('account.get() through MSW', ({ call }) => call)
process.stdout.write(
  'A first start is that of a new process, or of a page in a new browser profile that has come to rest, from the call of\n' +
    'createEmulator to its answer: SQLite is fetched, unpacked and compiled in it, the scripts that the app imports are\n' +
    'loaded before it.\n\n',
)
say('Bytes of Offwrite in a page', 'plain', 'gzip', 'brotli')
say('a user signs up, verifies and signs in', ...[bytes.plain, bytes.gzip, bytes.brotli].map(kilobytes))
if (bytes.gzip > goals.bytes) {
  process.stdout.write(`More than the goal of ${kilobytes(goals.bytes)} with gzip.\n`)
  process.exitCode = 1
}

function startProcess(): ProcessCosts {
  const script = fileURLToPath(new URL('./kit-process.ts', import.meta.url))
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, script], { encoding: 'utf8' }))
}

function startRow(label: string, of: (starts: readonly Cost[]) => number, goal?: number): void {
  say(label, figure(of(processes.map(({ start }) => start))), figure(of(pages)), goalText(goal))
}

function row(label: string, cost: (costs: KitCosts) => number, goal?: number): void {
  say(label, figure(cost(inNode)), figure(cost(costs)), goalText(goal))
}

function figure(milliseconds: number): string {
  return milliseconds.toFixed(1)
}

function goalText(goal: number | undefined): string {
  return goal === undefined ? '' : `${goal}`
}

function say(label: string, ...figures: readonly string[]): void {
  process.stdout.write(`${label.padEnd(44)}${figures.map((text) => text.padStart(12)).join('')}\n`)
}

function kilobytes(count: number): string {
  return `${(count / 1000).toFixed(1)} kB`
}
