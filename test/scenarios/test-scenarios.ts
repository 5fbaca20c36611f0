/** Makes a test of every scenario, and one of what they called. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { uncalled } from './called.ts'
import { play, type Scenario, type Transport } from './scene.ts'

export interface Kit<Calls> {
  /** How the tests are called. */
  readonly app: string
  readonly transport: Transport<Calls>
  readonly scenarios: readonly Scenario<Calls>[]
  /** Of the SDK. */
  readonly account: { readonly prototype: object }
}

export function testScenarios<Calls extends object>({ app, transport, scenarios, account }: Kit<Calls>): void {
  const called = new Set<string>()

  // SDKs report that they read a newer format than server 1.9.6 writes, and advise against the storage that they use.
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
  afterEach(() => void vi.restoreAllMocks())

  test.for(scenarios)(`${app}: $name`, async (scenario) => {
    expect.hasAssertions()
    await play(transport, scenario, called)
  })

  test(`${app}: the scenarios call every method of account that server 1.9.6 knows`, () => {
    expect(uncalled(account, called)).toEqual([])
  })
}
