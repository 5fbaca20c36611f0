import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'

/** A browser that is not Playwright's own. */
const chromium = process.env['CHROMIUM']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['tests/*.node.test.ts'] } },
      {
        // MSW's plugin serves the script of its service worker.
        plugins: [react(), msw({ mode: 'worker-only' })],
        test: {
          name: 'page',
          include: ['tests/*.page.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: chromium === undefined ? {} : { executablePath: chromium, args: ['--no-sandbox'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
