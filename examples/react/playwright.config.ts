import { defineConfig } from '@playwright/test'
import type { OffwriteWorkerFixtures } from 'offwrite/playwright'

const port = process.env['PORT'] ?? '5173'
/** A browser that is not Playwright's own. */
const chromium = process.env['CHROMIUM']

/** `npm run e2e` starts it all: `offwrite exec` names the server to the tests and to Vite. */
export default defineConfig<object, OffwriteWorkerFixtures>({
  testDir: 'e2e',
  fullyParallel: true,
  expect: { timeout: 20_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    offwriteUrl: process.env['OFFWRITE_URL'] ?? 'http://localhost:4280',
    launchOptions: chromium === undefined ? {} : { executablePath: chromium, args: ['--no-sandbox'] },
  },
  webServer: { command: `npx vite --port ${port} --strictPort`, port: Number(port) },
})
