/** `offwrite/vitest` in Node, jsdom and happy-dom: `setupServer` of MSW answers. */
import { setupServer } from 'msw/node'
import { createTestWith, leaveTheRest, type Listen, type OffwriteTest, type OffwriteTestOptions } from './fixtures.ts'

export type { Listen, OffwriteFixtures, OffwriteTest, OffwriteTestOptions } from './fixtures.ts'

const listen: Listen = async (answering) => {
  const server = setupServer(...answering)
  server.listen({ ...leaveTheRest })
  return () => server.close()
}

/**
 * `test` of Vitest with an emulator that every SDK call reaches.
 *
 * ```ts
 * const test = createTest({ snapshot: fixture })
 * test('the profile shows the name', async ({ emulator, signIn }) => { … })
 * ```
 */
export function createTest(options: OffwriteTestOptions = {}): OffwriteTest {
  return createTestWith(listen, options)
}

export const test: OffwriteTest = createTest()
