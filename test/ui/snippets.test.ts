/** The code that the Connect screen gives away, run as it stands: in a page, in Node, in a shell, by Playwright. */
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ConsoleMessage, Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snippets } from '../../src-renderer/features/connect/snippets/snippet.ts'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { root } from '../architecture/imports.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { sharedBrowser } from '../support/chromium.ts'

const browser = sharedBrowser()
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'offwrite-snippets-'))
const executablePath = process.env['OFFWRITE_CHROMIUM']
/** As MSW answers it: nobody listens there. */
const nowhere = 'http://appwrite.invalid/v1'

let host: RunningHost
let app: Awaited<ReturnType<typeof serveApp>>

const codeOf = (id: string, values: Partial<Parameters<typeof snippets>[0]> = {}): string => {
  const all = snippets({ endpoint: host.endpoint, projectId: host.projectId, apiKey: host.apiKey, ...values })
  return all.find((snippet) => snippet.id === id)?.code ?? expect.fail(`There is no snippet ${id}.`)
}
const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
const control = (method: string, path: string, body?: string) =>
  host.emulator.fetch(new Request(`${host.url}/__emulator${path}`, { method, ...(body === undefined ? {} : { body }) }))
const requests = async (): Promise<unknown> => (await (await control('GET', '/')).json()).requests
const node = async (file: string) => (await run(process.execPath, [join(folder, file)])).stdout

beforeAll(async () => {
  host = await startHost({ port: 0, data: null, uiFolder: null })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  write('web.ts', codeOf('web'))
  write('react.ts', codeOf('react'))
  write('greeting.ts', greeting)
  write('msw.ts', codeOf('msw'))
  write('web-over-msw.ts', codeOf('web', { endpoint: nowhere }))
  write('suite.ts', "await import('./msw.ts')\nawait import('./web-over-msw.ts')\n")
  write('node.js', codeOf('node'))
  write('deno-bun.js', codeOf('deno-bun'))
  app = await serveApp(await bundle(['web', 'greeting', 'suite']))
}, 60_000)

afterAll(async () => {
  await app.close()
  await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a React app makes of `useUser`. */
const greeting = `
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { useUser } from './react.ts'
const Greeting = () => createElement('h1', null, useUser()?.name ?? 'Nobody')
createRoot(document.body.appendChild(document.createElement('div'))).render(createElement(Greeting))
`

test('snippets: Web signs up and in, React shows who is signed in, MSW answers without a server', async () => {
  await using context = await browser().newContext()
  const page = await context.newPage()
  expect(await loggedName(page, `${app.url}/web`)).toBe('Grace Hopper')
  await page.goto(`${app.url}/greeting`)
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()

  const before = await requests()
  await using lone = await browser().newContext()
  const alone = await lone.newPage()
  expect(await loggedName(alone, `${app.url}/suite`)).toBe('Grace Hopper')
  expect(await requests()).toBe(before)
}, 30_000)

test('snippets: Node creates a user and lists it, Deno and Bun serve how many there are, cURL creates another', async () => {
  const users = async () => {
    const { default: served } = await import(join(folder, 'deno-bun.js'))
    return (await served.fetch()).json()
  }
  await control('POST', '/reset', '{"to":"empty"}')
  expect(await node('node.js')).toContain("name: 'Grace Hopper'")
  expect(await users()).toEqual({ total: 1 })
  const refused = await run('sh', ['-c', `${codeOf('curl')} -s`])
  expect(JSON.parse(refused.stdout)).toMatchObject({ code: 409 })
  const other = codeOf('curl').replace('grace@', 'ada@')
  expect(JSON.parse((await run('sh', ['-c', `${other} -s`])).stdout)).toMatchObject({ email: 'ada@example.test' })
  expect(await users()).toEqual({ total: 2 })
})

test('snippets: a test of Playwright starts signed in', async () => {
  await control('POST', '/reset', '{"to":"empty"}')
  const code = codeOf('playwright')
    // The package here that holds the same runner.
    .replace("'@playwright/test'", "'playwright/test'")
    .replace('http://localhost:3000', `${app.url}/greeting`)
    .replace(/\}\)$/, "  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor({ timeout: 15_000 })\n})")
  write('signed-in.spec.ts', code)
  const launchOptions = { args: [...chromiumArguments()], ...(executablePath === undefined ? {} : { executablePath }) }
  write(
    'playwright.config.ts',
    `export default { workers: 1, reporter: 'line', use: { launchOptions: ${JSON.stringify(launchOptions)} } }`,
  )
  const { stdout } = await run(
    process.execPath,
    [join(root, 'node_modules/playwright/cli.js'), 'test', '--config', join(folder, 'playwright.config.ts')],
    { cwd: folder },
  ).catch((error: unknown) => expect.fail(String(error instanceof Error && 'stdout' in error ? error.stdout : error)))
  expect(stdout).toContain('1 passed')
}, 30_000)

test('snippets: they hold to the types of the SDKs', async () => {
  write('signed-in-as-given.spec.ts', codeOf('playwright'))
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2023',
    module: 'esnext',
    moduleResolution: 'bundler',
    allowJs: true,
    checkJs: true,
    lib: ['es2023', 'dom'],
    types: ['node'],
    allowImportingTsExtensions: true,
    paths: {
      '@playwright/test': [join(root, 'node_modules/playwright/test.d.ts')],
      offwrite: [join(root, 'src-shared/index.ts')],
      'offwrite/msw': [join(root, 'src-shared/msw/index.ts')],
    },
  }
  const files = ['web.ts', 'react.ts', 'msw.ts', 'node.js', 'deno-bun.js', 'signed-in-as-given.spec.ts']
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, files }))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch((error: unknown) => ({
    stdout: error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error),
  }))
  expect(stdout).toBe('')
}, 30_000)

/** The name of the user that the page writes to its console, among what MSW writes there. */
async function loggedName(page: Page, url: string): Promise<unknown> {
  const nameIn = (message: ConsoleMessage): Promise<unknown> =>
    message
      .args()[0]
      ?.evaluate((user: unknown) => (typeof user === 'object' && user !== null && 'name' in user ? user.name : null)) ??
    Promise.resolve(null)
  const logged = page.waitForEvent('console', {
    predicate: async (message) => (await nameIn(message)) !== null,
    timeout: 15_000,
  })
  page.on('pageerror', (error) => expect.fail(error.message))
  await page.goto(url)
  return nameIn(await logged)
}

/** Each entry as one script. */
async function bundle(names: readonly string[]): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    resolve: {
      alias: [
        { find: /^offwrite$/, replacement: join(root, 'out/library/index.js') },
        { find: /^offwrite\/msw$/, replacement: join(root, 'out/library/msw/index.js') },
      ],
    },
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, join(folder, `${name}.ts`)])),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : []
  return new Map(
    outputs.flatMap(({ output }) =>
      output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source] as const),
    ),
  )
}

/** The pages of somebody's app, and the script of MSW beside them. */
async function serveApp(files: ReadonlyMap<string, string | Uint8Array>) {
  const worker = readFileSync(join(root, 'node_modules/msw/lib/mockServiceWorker.js'))
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const script = path === '/mockServiceWorker.js' ? worker : files.get(path)
    const type = path.endsWith('.wasm') ? 'application/wasm' : script === undefined ? 'text/html' : 'text/javascript'
    response.writeHead(200, { 'content-type': type })
    response.end(script ?? `<!doctype html><title>App</title><script type="module" src="${path}.js"></script><body>`)
  })
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  const address = server.address()
  return {
    url: `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}
