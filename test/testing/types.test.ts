/** What the public types promise: read by the type check; the run is only so that it is seen. */
import type { BrowserContext, TestType } from '@playwright/test'
import type { RequestHandler } from 'msw'
import { expectTypeOf, test } from 'vitest'
import type { OffwriteCalls, offwriteTasks } from '../../src-shared/cypress/index.ts'
import type {
  Emulator,
  ExchangeDetail,
  InboxMessage,
  MessageOf,
  NewTestUser,
  SignInAs,
  TestKit,
  TestUser,
} from '../../src-shared/index.ts'
import type { createCookieJar, handlers, HandlersOptions, keepStateInPage } from '../../src-shared/msw/index.ts'
import type { OverlaidKit, OverlayOptions, showOverlay } from '../../src-shared/overlay/index.ts'
import type { OffwriteWorkerFixtures, test as playwrightTest } from '../../src-shared/playwright/index.ts'
import type { ConnectedEmulator, connect } from '../../src-shared/testing/index.ts'
import type { createTest, OffwriteTestOptions } from '../../src-shared/vitest/node.ts'
import type * as browser from '../../src-shared/vitest/browser.ts'

declare const kit: TestKit

test('types: an emulator in the process and one over HTTP are one shape', () => {
  expectTypeOf<Emulator>().toExtend<TestKit>()
  expectTypeOf<ConnectedEmulator>().toExtend<TestKit>()
  expectTypeOf<typeof connect>().returns.resolves.toEqualTypeOf<ConnectedEmulator>()
  expectTypeOf<TestKit['as']>().returns.resolves.toEqualTypeOf<SignInAs>()
  expectTypeOf<TestKit['requests']['last']>().returns.resolves.toEqualTypeOf<ExchangeDetail | null>()
})

test('types: a message of a kind carries for certain what that kind carries', () => {
  const waitFor = async () => kit.inbox.waitFor({ to: 'grace@example.test', kind: 'verification' })
  expectTypeOf(waitFor).returns.resolves.toEqualTypeOf<MessageOf<'verification'>>()
  expectTypeOf<MessageOf<'verification'>['secret']>().toEqualTypeOf<string>()
  expectTypeOf<MessageOf<'verification'>['link']>().toEqualTypeOf<string>()
  expectTypeOf<MessageOf<'verification'>['code']>().toEqualTypeOf<string | null>()
  expectTypeOf<MessageOf<'email-otp'>['code']>().toEqualTypeOf<string>()
  expectTypeOf<MessageOf<'session-alert'>['secret']>().toEqualTypeOf<string | null>()
  const any = async () => kit.inbox.waitFor({ to: 'grace@example.test' })
  expectTypeOf(any).returns.resolves.toHaveProperty('code')
  expectTypeOf<Awaited<ReturnType<TestKit['inbox']['list']>>>().toEqualTypeOf<readonly InboxMessage[]>()
})

test('types: what is misspelt or of the wrong kind is refused', () => {
  // @ts-expect-error -- There is no such kind.
  const kind = () => kit.inbox.waitFor({ kind: 'verfication' })
  // @ts-expect-error -- A user has no such field.
  const field = () => kit.users.create({ nmae: 'Grace' })
  // @ts-expect-error -- A fault has an effect of a known kind.
  const effect = () => kit.faults.add({ effect: { kind: 'explode' } })
  // @ts-expect-error -- The clock is moved by text such as 31d.
  const span = () => kit.clock.advance(31)
  expectTypeOf([kind, field, effect, span]).toBeArray()
  expectTypeOf<TestUser['password']>().toEqualTypeOf<string>()
  expectTypeOf<{ mfa: 'totp' }>().toExtend<NewTestUser>()
})

test('types: handlers are those of MSW, and take an emulator with a jar of its own', () => {
  expectTypeOf<typeof handlers>().returns.toEqualTypeOf<RequestHandler[]>()
  expectTypeOf<Emulator>().toExtend<Parameters<typeof handlers>[0]>()
  expectTypeOf<typeof createCookieJar>().returns.toExtend<HandlersOptions['jar']>()
  expectTypeOf<typeof keepStateInPage>().returns.toEqualTypeOf<() => void>()
  // @ts-expect-error -- An endpoint is text.
  expectTypeOf<{ endpoint: URL }>().toExtend<HandlersOptions>()
})

test('types: Playwright has the connected kit, and an address for each worker', () => {
  type Given = typeof playwrightTest extends TestType<infer Test, infer Worker> ? Test & Worker : never
  expectTypeOf<Given['emulator']>().toEqualTypeOf<ConnectedEmulator>()
  expectTypeOf<Given['signIn']>().toEqualTypeOf<(userId: string) => Promise<void>>()
  expectTypeOf<Given['contextOf']>().returns.resolves.toEqualTypeOf<BrowserContext>()
  expectTypeOf<OffwriteWorkerFixtures['offwriteUrl']>().toEqualTypeOf<string>()
})

test('types: calls of Cypress carry null where others have nothing', () => {
  expectTypeOf<OffwriteCalls['createUser']>().returns.resolves.toEqualTypeOf<TestUser>()
  expectTypeOf<OffwriteCalls['reset']>().returns.resolves.toEqualTypeOf<null>()
  expectTypeOf<ReturnType<typeof offwriteTasks>['offwrite']>().parameter(0).toHaveProperty('name')
})

test('types: the overlay is shown over either kit, and answers how to take it away', () => {
  expectTypeOf<Emulator>().toExtend<OverlaidKit>()
  expectTypeOf<ConnectedEmulator>().toExtend<OverlaidKit>()
  expectTypeOf<typeof showOverlay>().returns.toEqualTypeOf<() => void>()
  // @ts-expect-error -- There is no such corner.
  expectTypeOf<{ corner: 'middle' }>().toExtend<OverlayOptions>()
})

test('types: both doors of Vitest are one', () => {
  expectTypeOf<typeof createTest>().toEqualTypeOf<typeof browser.createTest>()
  expectTypeOf<OffwriteTestOptions['clock']>().toEqualTypeOf<'follow' | 'frozen' | undefined>()
})
