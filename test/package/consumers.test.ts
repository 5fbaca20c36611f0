/**
 * The package as npm packs it, in other people's folders: each app signs up, verifies through the inbox and signs in with
 * the official SDK. The example has Vitest's browser mode with MSW 3.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextFreePort } from '../../src-main/host/free-port.ts'
import { root } from '../architecture/imports.ts'
import { runningHost } from '../sdk/running-host.ts'
import { packOffwrite, type Packed } from './consumer.ts'
import { journey, sdk } from './journey.ts'

let packed: Packed
beforeAll(async () => {
  packed = await packOffwrite()
})
afterAll(() => packed[Symbol.dispose]())

const chromium = process.env['OFFWRITE_CHROMIUM']
const browser = chromium === undefined ? {} : { CHROMIUM: chromium }

// A machine with much else to do is slower than what test runners expect.
const patience = '60000'

test('package: holds what is built and no source', () => {
  const { files } = packed
  const allowed = /^(out\/(main|preload|renderer|library)\/|README\.md$|LICENSE$|package\.json$)/
  expect(files.filter((file) => !allowed.test(file))).toEqual([])
  expect(files.filter((file) => /(?<!\.d)\.tsx?$|\.tsbuildinfo$/.test(file))).toEqual([])
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'out/main/cli.js', 'out/renderer/index.html']))
})

const script = `${sdk}
import { createEmulator } from 'offwrite'
import { handlers } from 'offwrite/msw'
import { setupServer } from 'msw/node'
const emulator = await createEmulator({ clock: 'frozen', seed: 1 })
setupServer(...handlers(emulator)).listen()
${journey}
const other = await createEmulator({ clock: 'frozen', seed: 1 })
const { total } = await other.call('GET', '/v1/users')
console.log(JSON.stringify({ $id, emailVerification, ofAnother: total }))
`

for (const [major, renamed] of [['3', {}] as const, ['2', { msw: 'msw2' }] as const]) {
  test(`consumer with MSW ${major}: plain Node, without a bundler`, async () => {
    const { run, write } = packed.consumer(`node-${major}`, renamed)
    write('main.mjs', script)
    expect(await run('main.mjs')).toContain('{"$id":"grace","emailVerification":true,"ofAnother":0}')
  }, 60_000)
}

const suite = `${sdk}
import { test } from 'offwrite/vitest'
import { expect } from 'vitest'
test('the journey', async ({ emulator }) => {
  ${journey}
  expect([$id, emailVerification, location.protocol]).toEqual(['grace', true, 'http:'])
})
`

/** A project for each folder, which has an MSW of its own. */
const config = `
import { playwright } from '@vitest/browser-playwright'
const chromium = process.env.CHROMIUM
const launchOptions = chromium === undefined ? {} : { executablePath: chromium, args: ['--no-sandbox'] }
const browser = { enabled: true, headless: true, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] }
const common = { include: ['*.test.js'], testTimeout: 60_000 }
export default {
  test: {
    projects: [
      { root: 'msw-3', test: { name: 'jsdom with MSW 3', environment: 'jsdom', ...common } },
      { root: 'msw-2', test: { name: 'jsdom with MSW 2', environment: 'jsdom', ...common } },
      { root: 'msw-2', test: { name: 'page with MSW 2', browser, ...common } },
    ],
  },
}
`

test('consumer: Vite, in jsdom with either MSW, and in a page with MSW 2', async () => {
  packed.consumer('vite/msw-3').write('journey.test.js', suite)
  const older = packed.consumer('vite/msw-2', { msw: 'msw2' })
  older.write('journey.test.js', suite)
  // What `npx msw init public` writes.
  const worker = join(root, 'node_modules/msw2/lib/mockServiceWorker.js')
  older.write('public/mockServiceWorker.js', readFileSync(worker, 'utf8'))
  const { run, write } = packed.consumer('vite')
  write('package.json', '{ "type": "module" }')
  write('vitest.config.js', config)
  const printed = await run('node_modules/vitest/vitest.mjs', ['run', '--reporter', 'verbose'], browser)
  expect(printed).toContain('Tests  3 passed (3)')
  for (const name of ['jsdom with MSW 3', 'jsdom with MSW 2', 'page with MSW 2']) expect(printed).toContain(name)
}, 180_000)

/** Without what the engine of React Native lacks, and what there is no page for; answers are as bare as those of its `fetch`. */
const native = `
import { request } from 'node:http'
globalThis.fetch = (address, { method, headers, body } = {}) => new Promise((resolve, reject) => {
  const call = request(address, { method, headers }, async (answer) => {
    const text = (await answer.setEncoding('utf8').toArray()).join('')
    resolve({ ok: answer.statusCode < 400, status: answer.statusCode, headers: new Headers(), text: async () => text })
  })
  call.on('error', reject).end(body)
})
globalThis.window = globalThis
for (const name of ['WebAssembly', 'DecompressionStream', 'ReadableStream', 'TextDecoder', 'crypto', 'localStorage',
  'navigator', 'performance', 'structuredClone', 'EventSource', 'AbortSignal']) Reflect.deleteProperty(globalThis, name)
Reflect.deleteProperty(URL, 'canParse')
const { connect } = await import('offwrite/testing')
const emulator = await connect(process.env.SERVER)
const { userId } = await emulator.users.create({ userId: 'grace', email: 'grace@example.test' })
await fetch(emulator.endpoint + '/account/tokens/email', {
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-appwrite-project': emulator.projectId },
  body: JSON.stringify({ userId, email: 'grace@example.test' }),
})
const { secret } = await emulator.inbox.waitFor({ to: 'grace@example.test', kind: 'email-otp' })
await emulator.faults.add({ preset: 'slow' })
await emulator.faults.clear()
const { status } = await emulator.requests.last()
const { createEmulator } = await import('offwrite')
const refused = await createEmulator().catch(({ message }) => message)
console.log(JSON.stringify([userId, /^\\d{6}$/.test(secret), status, refused]))
`

test('consumer: an engine like that of React Native, against a server', async () => {
  await using host = await runningHost()
  const { run, write } = packed.consumer('native')
  write('main.mjs', native)
  const printed = await run('main.mjs', [], { SERVER: host.host.url })
  expect(printed).toContain('["grace",true,201,"createEmulator: this JavaScript engine has no WebAssembly')
}, 60_000)

test('example react: in Node, and in a page, with MSW', async () => {
  const { copy, run } = packed.consumer('react-with-msw')
  copy('examples/react')
  const words = ['run', '--testTimeout', patience]
  expect(await run('node_modules/vitest/vitest.mjs', words, browser)).toMatch(/Tests +9 passed \(9\)/)
}, 180_000)

test('example react, and what the docs have for Playwright: in a browser, against the command line', async () => {
  const { copy, run, write } = packed.consumer('react-with-playwright')
  copy('examples/react')
  const [, shown = ''] =
    /```ts playwright\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/testing.md'), 'utf8')) ?? []
  write('e2e/docs.spec.ts', shown)
  const playwright = ['node', 'node_modules/@playwright/test/cli.js', 'test', '--timeout', patience]
  const words = ['exec', '--prefix', 'VITE_', '--', ...playwright]
  const port = String(await nextFreePort(20_000))
  expect(await run('node_modules/offwrite/out/main/cli.js', words, { ...browser, PORT: port })).toContain('7 passed')
}, 180_000)
