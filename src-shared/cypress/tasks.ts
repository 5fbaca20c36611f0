/** What Cypress's own process does for a test: pages of an app may not call the control API, this process may. */
import type { Fault, NewFault } from '../contract/faults.ts'
import type { SignInAs } from '../contract/control.ts'
import type { MessageKind } from '../contract/inbox.ts'
import type { ExchangeDetail } from '../contract/requests.ts'
import { connect, type ConnectedEmulator, type ConnectOptions } from '../testing/index.ts'
import type { MessageFilter, MessageOf, NewTestUser, RequestFilter, TestUser } from '../testing/kit.ts'

/** Each by its name: `cy.offwrite('createUser', { mfa: 'totp' })`. Cypress carries null where other kits have nothing. */
export interface OffwriteCalls {
  /** The whole server, to the state at its start. */
  reset(): Promise<null>
  createUser(user?: NewTestUser): Promise<TestUser>
  totpCode(userId: string): Promise<string>
  /** The newest unused message that fits; waits up to five seconds for one. */
  waitForMessage<Kind extends MessageKind = MessageKind>(
    filter: MessageFilter<Kind> & { readonly timeout?: string },
  ): Promise<MessageOf<Kind>>
  /** By a span such as `15m` or `31d`. */
  advanceClock(by: string): Promise<null>
  freezeClock(at?: string): Promise<null>
  followClock(): Promise<null>
  addFault(fault: NewFault): Promise<Fault>
  clearFaults(): Promise<null>
  /** A new session of a user; `cy.signInAs` signs the browser in with one. */
  openSession(userId: string): Promise<SignInAs>
  /** The newest call of the app that fits. */
  lastRequest(filter?: RequestFilter): Promise<ExchangeDetail | null>
  /** What the emulator knows of the newest call that failed. */
  explain(): Promise<string>
}

export interface OffwriteTaskOptions extends Pick<ConnectOptions, 'projectId' | 'fetch'> {
  /** What `offwrite serve` prints. Default `http://localhost:4280`. */
  readonly url?: string
}

/** One call as it travels from the browser; what is left out travels as null. */
export interface OffwriteTask {
  readonly name: keyof OffwriteCalls
  readonly value: unknown
}

/**
 * For `setupNodeEvents` in `cypress.config.ts`:
 *
 * ```ts
 * setupNodeEvents(on) {
 *   on('task', offwriteTasks({ url: process.env.OFFWRITE_URL }))
 * }
 * ```
 */
export function offwriteTasks({ url = 'http://localhost:4280', ...options }: OffwriteTaskOptions = {}): {
  readonly offwrite: (task: OffwriteTask) => Promise<unknown>
} {
  // At the first call: when Cypress reads its config, the server need not be there yet.
  let connected: Promise<OffwriteCalls> | null = null
  return {
    async offwrite({ name, value }) {
      connected ??= connect(url, options).then(callsOf)
      const calls = await connected
      const answer: unknown = Reflect.apply(calls[name], calls, value === null ? [] : [value])
      return answer
    },
  }
}

function callsOf(emulator: ConnectedEmulator): OffwriteCalls {
  const { clock, faults, inbox, requests, users } = emulator
  const nothing = async (done: Promise<unknown>): Promise<null> => done.then(() => null)
  return {
    reset: () => nothing(emulator.reset()),
    createUser: users.create,
    totpCode: users.totpCode,
    waitForMessage: inbox.waitFor,
    advanceClock: (by) => nothing(clock.advance(by)),
    freezeClock: (at) => nothing(clock.freeze(at)),
    followClock: () => nothing(clock.follow()),
    addFault: faults.add,
    clearFaults: () => nothing(faults.clear()),
    openSession: emulator.as,
    lastRequest: requests.last,
    explain: () => emulator.explain(),
  }
}
