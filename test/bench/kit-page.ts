/** The kit in a page as an app has it: the library as npm packs it, built by Vite, opened in Chromium. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { findChromium } from '../../src-main/dev/chromium.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import type { Cost, KitCosts } from './kit-costs.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const worker = 'mockServiceWorker.js'

/** Bytes that a page of an app fetches because of Offwrite: not MSW, not the SDK. */
export interface PageBytes {
  readonly plain: number
  readonly gzip: number
  readonly brotli: number
}

export interface PageCosts {
  readonly bytes: PageBytes
  readonly starts: readonly Cost[]
  readonly costs: KitCosts
}

/** `starts`: how many pages start an emulator, one after the other. */
export async function pageCosts(starts: number): Promise<PageCosts> {
  const files = await builtPage()
  const asked = new Set<string>()
  const server = await serve(files, asked)
  const found = await findChromium()
  if (!found.found) throw new Error(found.message)
  const browser = await chromium.launch({ executablePath: found.path, args: [...chromiumArguments()] })
  try {
    const address = `http://localhost:${portOf(server)}/`
    const first = await browser.newPage()
    await open(first, address)
    const played: unknown = await first.evaluate('play()')
    if (played !== 'verified') throw new Error(`The page ends with ${String(played)}.`)
    const bytes = bytesOf([...asked].filter(isOurs).map((name) => files.get(name) ?? Buffer.alloc(0)))
    const costs = await first.evaluate<KitCosts>('costs()')
    const all: Cost[] = []
    while (all.length < starts) all.push(await startIn(browser, address))
    return { bytes, starts: all, costs }
  } finally {
    await browser.close()
    server.close()
  }
}

/** In a browser that knows nothing, no cache and no service worker of a page before, and in a page at rest. */
async function startIn(browser: Browser, address: string): Promise<Cost> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await open(page, address)
  await tellWork(page)
  // A browser that opens its first page is busy with itself for a while.
  await page.waitForTimeout(1000)
  const start = await page.evaluate<Cost>('start(work)')
  await context.close()
  return start
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction('"play" in globalThis')
}

/** Gives the page a function `work`: milliseconds that its main thread has taken of the processor. */
async function tellWork(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.exposeFunction('work', async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  })
}

/** Scripts and documents by their names. */
async function builtPage(): Promise<ReadonlyMap<string, Buffer>> {
  const built = await build({
    root: join(root, 'test', 'bench', 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'as-it-is-packed',
        enforce: 'pre',
        // The sources of the library stand for what the build of the library made of them.
        resolveId(id) {
          const [, path] = /\/src-shared\/(.*)\.ts$/.exec(id) ?? []
          return path === undefined ? null : join(root, 'out', 'library', `${path}.js`)
        },
      },
    ],
    build: {
      write: false,
      rolldownOptions: {
        output: {
          chunkFileNames: ({ name }) => (name === others ? `${others}.js` : 'offwrite-[hash].js'),
          codeSplitting: { groups: [{ name: others, test: isOfOthers }] },
        },
      },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  return new Map([
    ...outputs.map((one) => [one.fileName, Buffer.from(one.type === 'chunk' ? one.code : one.source)] as const),
    [worker, readFileSync(join(root, 'node_modules', 'msw', 'lib', worker))],
  ])
}

/** The chunk of MSW, the SDK and what they need. */
const others = 'others'

const { dependencies }: { readonly dependencies: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

function isOfOthers(id: string): boolean {
  const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? []
  return name !== undefined && !Object.hasOwn(dependencies, name)
}

function isOurs(name: string): boolean {
  return name.endsWith('.js') && name !== worker && !name.endsWith(`${others}.js`)
}

function bytesOf(contents: readonly Buffer[]): PageBytes {
  const sum = (size: (content: Buffer) => number) => contents.reduce((bytes, content) => bytes + size(content), 0)
  return {
    plain: sum(({ length }) => length),
    gzip: sum((content) => gzipSync(content).length),
    brotli: sum((content) => brotliCompressSync(content).length),
  }
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' }

function serve(files: ReadonlyMap<string, Buffer>, asked: Set<string>): Promise<Server> {
  const server = createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1)
    const content = files.get(name)
    asked.add(name)
    response.setHeader('Content-Type', types[name.split('.').at(-1) ?? ''] ?? 'text/plain')
    response.writeHead(content === undefined ? 404 : 200).end(content)
  })
  return new Promise((resolve) => server.listen(0, 'localhost', () => resolve(server)))
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return address.port
}
