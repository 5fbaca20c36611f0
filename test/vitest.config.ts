import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { msw } from 'msw/vite'
import { defineConfig } from 'vitest/config'
import { chromiumArguments } from './chromium-arguments.ts'
import { LongestFirst } from './longest-first.ts'
import { sendCommand } from './scenarios/send-command.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Set by `npm test`, which looks for a Chromium; without it Playwright uses its own. */
const chromium = process.env['OFFWRITE_CHROMIUM']

/** How long a test may hang before it counts as failed; no test measures time by it. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } }

/**
 * All files of a project in one page, one after the other, beside those that run in Node: loading the sources of the
 * window anew takes longer than its tests. (`fileParallelism` would make the others wait.)
 */
const onePage = (provider: ReturnType<typeof playwright>): ReturnType<typeof playwright> => ({
  ...provider,
  providerFactory: (project) => Object.assign(provider.providerFactory(project), { supportsParallelism: false }),
})

/** For tests of a page. Vitest writes into it, so that each project has its own. */
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  commands: { sendTo: sendCommand },
  provider: onePage(
    playwright({
      launchOptions: {
        args: [...chromiumArguments()],
        ...(chromium === undefined ? {} : { executablePath: chromium }),
      },
    }),
  ),
  instances: [{ browser: 'chromium' as const }],
})

export default defineConfig({
  root,
  test: {
    // One more than there are cores: a test of a page, of a server or of a disk waits a third of its time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'node',
          environment: 'node',
          ...patience,
          // No test leaves anything behind in a module: a file need not load the whole core anew.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts'],
        },
      },
      {
        root,
        // MSW's plugin serves its service worker script to the page.
        plugins: [react(), tailwindcss(), msw({ mode: 'worker-only' })],
        // What the window imports, named up front: found late, it makes Vite reload a test that runs.
        optimizeDeps: {
          include: [
            'react',
            'react-dom/client',
            'react-aria-components',
            'lucide-react',
            'zustand',
            'zustand/middleware',
            'zustand/vanilla',
          ],
        },
        test: {
          name: 'browser',
          ...patience,
          isolate: false,
          include: ['test/**/*.browser.test.ts', 'test/**/*.browser.test.tsx'],
          globalSetup: ['test/scenarios/host-setup.ts'],
          browser: browser(),
        },
      },
      {
        root,
        // Its service worker script lies in its package; MSW 3's plugin would serve another.
        publicDir: 'node_modules/msw2/lib',
        optimizeDeps: { include: ['appwrite', 'msw2', 'msw2/browser', 'sql.js'] },
        resolve: { alias: [{ find: /^msw(?=\/|$)/, replacement: 'msw2' }] },
        test: {
          name: 'browser with MSW 2',
          ...patience,
          include: ['test/scenarios/msw.browser.test.ts'],
          browser: browser(),
        },
      },
    ],
  },
})
