/** Makes a test of every scenario. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { play, type Scenario, type Transport } from './scene.ts'

export interface Kit<Calls> {
  /** How the tests are called. */
  readonly app: string
  readonly transport: Transport<Calls>
  readonly scenarios: readonly Scenario<Calls>[]
}

export function testScenarios<Calls extends object>({ app, transport, scenarios }: Kit<Calls>): void {
  const called = new Set<string>()

  // SDKs report that they read a newer format than server 1.9.6 writes, and advise against the storage that they use.
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
  afterEach(() => void vi.restoreAllMocks())

  test.for(scenarios)(`${app}: $name`, async (scenario) => {
    expect.hasAssertions()
    await play(transport, scenario, called)
  })
}
