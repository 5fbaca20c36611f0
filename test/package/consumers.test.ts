/**
 * The package as npm packs it, in other people's folders: each app signs up, verifies through the inbox and signs in with
 * the official SDK. The example has Vitest's browser mode with MSW 3.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { packOffwrite, type Packed } from './consumer.ts'
import { journey, sdk } from './journey.ts'

let packed: Packed
beforeAll(async () => {
  packed = await packOffwrite()
})
afterAll(() => packed[Symbol.dispose]())

const script = `${sdk}
import { createEmulator } from 'offwrite'
import { handlers } from 'offwrite/msw'
import { setupServer } from 'msw/node'
const emulator = await createEmulator({ clock: 'frozen', seed: 1 })
setupServer(...handlers(emulator)).listen()
${journey}
console.log(JSON.stringify({ $id, emailVerification }))
`

const suite = `${sdk}
import { test } from 'offwrite/vitest'
import { expect } from 'vitest'
test('the journey', async ({ emulator }) => {
  ${journey}
  expect([$id, emailVerification, location.protocol]).toEqual(['grace', true, 'http:'])
})
`

const config = `
import { playwright } from '@vitest/browser-playwright'
const chromium = process.env.CHROMIUM
const launchOptions = chromium === undefined ? {} : { executablePath: chromium, args: ['--no-sandbox'] }
const browser = { enabled: true, headless: true, provider: playwright({ launchOptions }), instances: [{ browser: 'chromium' }] }
const jsdom = { test: { name: 'jsdom', environment: 'jsdom', include: ['*.test.js'] } }
const page = { test: { name: 'page', browser, include: ['*.test.js'] } }
export default { test: { testTimeout: 60_000, projects: process.env.PAGE === undefined ? [jsdom] : [jsdom, page] } }
`

const majors = [
  { msw: 'MSW 3', renamed: {}, page: {}, title: '', passed: '1 passed (1)' },
  { msw: 'MSW 2', renamed: { msw: 'msw2' }, page: { PAGE: 'yes' }, title: ' and in a page', passed: '2 passed (2)' },
] as const

for (const { msw, renamed, page, title, passed } of majors) {
  test(`consumer with ${msw}: plain Node, without a bundler`, async () => {
    const { run, write } = packed.consumer(`node-${msw.at(-1)}`, renamed)
    write('main.mjs', script)
    expect(await run('main.mjs')).toContain('{"$id":"grace","emailVerification":true}')
  }, 60_000)

  test(`consumer with ${msw}: Vite, with jsdom${title}`, async () => {
    const { run, write } = packed.consumer(`vite-${msw.at(-1)}`, renamed)
    write('package.json', '{ "type": "module" }')
    write('vitest.config.js', config)
    write('journey.test.js', suite)
    // What `npx msw init public` writes.
    const worker = join(root, 'node_modules/msw2/lib/mockServiceWorker.js')
    write('public/mockServiceWorker.js', readFileSync(worker, 'utf8'))
    const chromium = process.env['OFFWRITE_CHROMIUM']
    const printed = await run('node_modules/vitest/vitest.mjs', ['run'], {
      ...page,
      ...(chromium === undefined ? {} : { CHROMIUM: chromium }),
    })
    expect(printed).toContain(`Tests  ${passed}`)
  }, 180_000)
}
