/** The fixture of Vitest: one emulator for each file of tests, new again for each test. */
import type { RequestHandler } from 'msw'
import { test as base, type TestAPI } from 'vitest'
import type { Emulator, EmulatorOptions } from '../emulator.ts'
import { createEmulator } from '../index.ts'
import { type CookieJar, createCookieJar, handlers, signInBrowser } from '../msw/index.ts'

export interface OffwriteTestOptions extends Omit<EmulatorOptions, 'stored' | 'commitLog' | 'dataFile' | 'endpoint'> {
  /** The only one that is answered, as the SDK is given it. Default: `/v1` of every origin. */
  readonly endpoint?: string
  /** Answers in the place of `setupServer` or `setupWorker`: starts with the handlers, and gives back what ends it. */
  readonly listen?: Listen
  /** To the message of a test that fails: the story of its newest call that failed. Default true. */
  readonly stories?: boolean
}

export interface OffwriteFixtures {
  /** In the state of its start: a frozen clock and a seed of 1, unless the options say otherwise. */
  readonly emulator: Emulator
  /** Signs the page under test in, as if it had been before the test. */
  readonly signIn: (userId: string) => Promise<void>
}

interface FileFixtures {
  readonly offwrite: { readonly emulator: Emulator; readonly jar: CookieJar }
}

/** Other origins are nobody's business here; MSW 2 and MSW 3 have other words for it. */
export const leaveTheRest = { onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' } as const

/** Starts to answer with the handlers; what it gives back ends that. */
export type Listen = (answering: readonly RequestHandler[]) => Promise<() => unknown>

export type OffwriteTest = TestAPI<OffwriteFixtures & FileFixtures>

/** @internal */
export function createTestWith(usual: Listen, options: OffwriteTestOptions): OffwriteTest {
  const { endpoint, listen = usual, stories = true, ...rest } = options
  const at = endpoint === undefined ? {} : { endpoint }
  return base.extend<OffwriteFixtures & FileFixtures>({
    offwrite: [
      // oxlint-disable-next-line no-empty-pattern -- Vitest reads the names of what a fixture needs from this pattern.
      async ({}, provide) => {
        const emulator = await createEmulator({
          clock: 'frozen',
          seed: 1,
          ...rest,
          ...(endpoint === undefined ? {} : { endpoint: () => endpoint }),
        })
        const jar = createCookieJar()
        const stop = await listen(handlers(emulator, { jar, ...at }))
        await provide({ emulator, jar })
        await stop()
        emulator.close()
      },
      { scope: 'file' },
    ],
    emulator: [
      async ({ offwrite: { emulator }, onTestFailed }, provide) => {
        await emulator.reset()
        if (stories) {
          onTestFailed(async ({ task }) => {
            const story = await emulator.explain().catch(() => null)
            const [error] = task.result?.errors ?? []
            if (story === null || error === undefined) return
            const { message } = error
            error.message = `${message}\n\nThe newest call that failed:\n${story}\n`
            // Some reporters show the one, some the other.
            if (error.stack !== undefined) error.stack = error.stack.replace(message, () => error.message)
          })
        }
        await provide(emulator)
      },
      { auto: true },
    ],
    async signIn({ offwrite: { emulator, jar } }, provide) {
      await provide(async (userId) => signInBrowser(await emulator.as(userId), { jar, ...at }))
    },
  })
}
