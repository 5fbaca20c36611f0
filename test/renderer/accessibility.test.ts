/** The built window as it is served, under its content policy: rules of WCAG 2.2 AA, both themes, down to 900 × 600. */
import { fileURLToPath } from 'node:url'
import { chromium, type Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHost } from '../../src-main/host/index.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { brokenRules } from '../ui/broken-rules.ts'

const uiFolder = fileURLToPath(new URL('../../out/renderer', import.meta.url))

let browser: Browser
/** Every test only looks at it. */
let server: Awaited<ReturnType<typeof seededHost>>

beforeAll(async () => {
  const executablePath = process.env['OFFWRITE_CHROMIUM']
  server = await seededHost()
  browser = await chromium.launch({
    args: [...chromiumArguments()],
    ...(executablePath === undefined ? {} : { executablePath }),
  })
})

afterAll(async () => {
  await browser.close()
  await server.host.close()
})

/** A server with one user who was refused; `refused` is the id of that request. */
async function seededHost() {
  const host = await startHost({ port: 0, data: null, uiFolder })
  const call = (method: string, path: string, body: unknown, key = '') =>
    fetch(host.endpoint + path, {
      method,
      headers: {
        'content-type': 'application/json',
        'x-appwrite-project': host.projectId,
        ...(key === '' ? {} : { 'x-appwrite-key': key }),
      },
      body: JSON.stringify(body),
    })
  const account = { email: 'grace@example.test', password: 'correct horse' }
  await call('POST', '/account', { ...account, userId: 'grace', name: 'Grace Hopper' })
  await call('PATCH', '/users/grace/status', { status: false }, host.apiKey)
  const refused = await call('POST', '/account/sessions/email', account)
  return { host, refused: refused.headers.get('x-emulator-request-id') ?? '' }
}

const screens = [
  { name: 'connect', address: () => '#/connect', shows: 'Send a test request', keys: [] },
  { name: 'requests', address: () => '#/requests', shows: 'user_blocked', keys: [] },
  { name: 'story', address: (id: string) => `#/requests/${id}`, shows: 'Unblock Grace Hopper', keys: [] },
  { name: 'no match', address: () => '#/requests?filter=zzz', shows: 'Clear filter', keys: [] },
  { name: 'palette', address: () => '#/requests', shows: 'Theme: light', keys: ['Control+k'] },
  { name: 'keys', address: () => '#/requests', shows: 'Keys of this screen', keys: ['?'] },
] as const

for (const { name, address, shows, keys } of screens) {
  test(`accessibility: ${name} breaks no rule in either theme and asks for nothing elsewhere`, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && trouble.push(message.text())))
    page.on('pageerror', (error) => void trouble.push(error.message))
    page.on('request', (request) => void (request.url().startsWith(server.host.url) || trouble.push(request.url())))

    await page.goto(`${server.host.url}/${address(server.refused)}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const key of keys) await page.keyboard.press(key)
    await page.getByText(shows, { exact: true }).first().waitFor()
    expect(await brokenRules(page)).toEqual([])

    await page.setViewportSize({ width: 900, height: 600 })
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
    expect(await page.evaluate(overflow)).toBe(0)
    expect(trouble).toEqual([])
    await context.close()
  })
}
