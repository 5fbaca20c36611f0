/**
 * `offwrite/playwright`: `test` of Playwright against a server that runs. Each worker has a project of its own, which its
 * pages reach whatever project the app names, so that workers side by side see nothing of each other.
 */
import { test as base, type BrowserContext, type TestType } from '@playwright/test'
import type { PlaywrightTestArgs, PlaywrightTestOptions } from '@playwright/test'
import type { PlaywrightWorkerArgs, PlaywrightWorkerOptions } from '@playwright/test'
import { connect, type ConnectedEmulator } from '../testing/index.ts'

export type { ConnectedEmulator } from '../testing/index.ts'

export interface OffwriteFixtures {
  /** As new for each test: no users, messages, faults and requests but the test's own. The clock is the server's. */
  readonly emulator: ConnectedEmulator
  /** Signs the pages of the test in. The app is to be on the site of the server, such as both on `localhost`. */
  readonly signIn: (userId: string) => Promise<void>
  /** Another browser context, where a user is signed in: for tests of two people. It ends with the test. */
  readonly contextOf: (userId: string) => Promise<BrowserContext>
}

export interface OffwriteWorkerFixtures {
  /** What `offwrite serve` prints. Set it in the config: `use: { offwriteUrl: process.env.OFFWRITE_URL }`. */
  readonly offwriteUrl: string
  /** The project of the worker. */
  readonly offwrite: ConnectedEmulator
}

/**
 * ```ts
 * test('the profile shows the name', async ({ page, emulator, signIn }) => {
 *   const { userId } = await emulator.users.create({ name: 'Grace Hopper' })
 *   await signIn(userId)
 *   await page.goto('/profile')
 *   await expect(page.getByText('Grace Hopper')).toBeVisible()
 * })
 * ```
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & OffwriteFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & OffwriteWorkerFixtures
> = base.extend<OffwriteFixtures, OffwriteWorkerFixtures>({
  offwriteUrl: ['http://localhost:4280', { option: true, scope: 'worker' }],
  offwrite: [
    async ({ offwriteUrl }, provide) => {
      const emulator = await connect(offwriteUrl, { ownProject: true })
      await provide(emulator)
      await emulator.close()
    },
    { scope: 'worker' },
  ],
  emulator: [
    async ({ offwrite }, provide, testInfo) => {
      await offwrite.reset()
      await provide(offwrite)
      if (testInfo.status === testInfo.expectedStatus) return
      const story = await offwrite.explain().catch(() => null)
      if (story !== null)
        await testInfo.attach('The newest call that failed', { body: story, contentType: 'text/plain' })
    },
    { auto: true },
  ],
  async context({ context, offwrite }, provide) {
    await sendTo(offwrite, context)
    await provide(context)
  },
  async contextOf({ emulator, browser }, provide) {
    const opened: BrowserContext[] = []
    await provide(async (userId) => {
      const { storageState } = await emulator.as(userId)
      const context = await browser.newContext({ storageState })
      opened.push(context)
      await sendTo(emulator, context)
      return context
    })
    await Promise.all(opened.map((context) => context.close()))
  },
  async signIn({ emulator, context }, provide) {
    await provide(async (userId) => context.addCookies((await emulator.as(userId)).storageState.cookies))
  },
})

/** Whatever project the app names: an SDK names it in a header, and in the address where a browser goes for OAuth2. */
async function sendTo({ endpoint, projectId }: ConnectedEmulator, context: BrowserContext): Promise<void> {
  const { port } = new URL(endpoint)
  await context.route(
    (url) => url.port === port && url.pathname.startsWith('/v1/'),
    async (route) => {
      const request = route.request()
      const url = new URL(request.url())
      if (url.searchParams.has('project')) url.searchParams.set('project', projectId)
      const headers = request.headers()
      if (headers['x-appwrite-project'] !== undefined) headers['x-appwrite-project'] = projectId
      await route.continue({ url: url.href, headers })
    },
  )
}
