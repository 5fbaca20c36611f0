/** `offwrite/vitest` in Vitest's browser mode: MSW's service worker answers. */
import { setupWorker } from 'msw/browser'
import { createTestWith, leaveTheRest, type Listen, type OffwriteTest, type OffwriteTestOptions } from './fixtures.ts'

export type { Listen, OffwriteFixtures, OffwriteTest, OffwriteTestOptions } from './fixtures.ts'

const listen: Listen = async (answering) => {
  const worker = setupWorker(...answering)
  await worker.start({ quiet: true, ...leaveTheRest })
  return () => worker.stop()
}

/**
 * `test` of Vitest with an emulator that every SDK call reaches. The service worker script of MSW has to be served:
 * by its Vite plugin, or as a file that `npx msw init` writes.
 */
export function createTest(options: OffwriteTestOptions = {}): OffwriteTest {
  return createTestWith(listen, options)
}

export const test: OffwriteTest = createTest()
