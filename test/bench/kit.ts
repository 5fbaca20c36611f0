/** What the testing kit costs a suite, in Node and in Chromium: `npm run bench -- kit`, after `npm run build`. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { setupServer } from 'msw/node'
import { kitCosts, type KitCosts, type Library } from './kit-costs.ts'
import { pageCosts } from './kit-page.ts'

const goals = { start: 100, reset: 5, bytes: 500_000 } as const

const library: unknown = {
  ...(await import(builtFile('index.js'))),
  ...(await import(builtFile('msw/index.js'))),
}
if (!isLibrary(library)) throw new Error('The built library has no createEmulator.')

const work = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
const inNode = await kitCosts(library, work, async (handlers) => {
  const server = setupServer(...handlers)
  server.listen()
  return () => server.close()
})
const { bytes, costs } = await pageCosts()

say('The testing kit, in ms', 'Node', 'Chromium', 'goal')
row('the first start of a process or a page', ({ firstStart }) => firstStart, goals.start)
row('what that took of the processor', ({ firstStartWork }) => firstStartWork)
row('a start after it', ({ laterStart }) => laterStart, goals.start)
row('reset() of one user signed up and in', ({ reset }) => reset, goals.reset)
row('restore() of 100 users', ({ restore }) => restore)
row('account.get() through MSW', ({ call }) => call)
process.stdout.write('\n')
say('Bytes of Offwrite in a page', 'plain', 'gzip', 'brotli')
say('a user signs up, verifies and signs in', ...[bytes.plain, bytes.gzip, bytes.brotli].map(kilobytes))
if (bytes.gzip > goals.bytes) {
  process.stdout.write(`More than the goal of ${kilobytes(goals.bytes)} with gzip.\n`)
  process.exitCode = 1
}

function builtFile(path: string): string {
  return pathToFileURL(join(fileURLToPath(new URL('../..', import.meta.url)), 'out', 'library', path)).href
}

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'createEmulator' in value && 'handlers' in value
}

function row(label: string, cost: (costs: KitCosts) => number, goal?: number): void {
  say(label, cost(inNode).toFixed(1), cost(costs).toFixed(1), goal === undefined ? '' : `${goal}`)
}

function say(label: string, ...figures: readonly string[]): void {
  process.stdout.write(`${label.padEnd(44)}${figures.map((figure) => figure.padStart(12)).join('')}\n`)
}

function kilobytes(count: number): string {
  return `${(count / 1000).toFixed(1)} kB`
}
