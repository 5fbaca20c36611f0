/** What Cypress's own process does for a test: pages of an app may not call the control API, this process may. */
import type { Fault, NewFault } from '../contract/faults.ts'
import type { ClockStatus, SignInAs } from '../contract/control.ts'
import type { FakedUser } from '../contract/faking.ts'
import type { InboxMessage, MessageKind } from '../contract/inbox.ts'
import type { ExchangeDetail, ExchangeSummary } from '../contract/requests.ts'
import type { RestoreChoices } from '../contract/snapshots.ts'
import { connect, type ConnectedEmulator, type ConnectOptions } from '../testing/index.ts'
import type { MessageFilter, MessageOf, NewTestUser, RequestFilter, SnapshotParts } from '../testing/kit.ts'
import type { SnapshotSource, TestClock, TestUser } from '../testing/kit.ts'

/** Each by its name: `cy.offwrite('createUser', { mfa: 'totp' })`. Cypress carries null where other kits have nothing. */
export interface OffwriteCalls {
  /** The whole server, to the state at its start. */
  reset(): Promise<null>
  createUser(user?: NewTestUser): Promise<TestUser>
  /** What no call of an app can change. */
  updateUser(userId: string, fields: FakedUser): Promise<null>
  totpCode(userId: string): Promise<string>
  /** The newest unused message that fits; waits up to five seconds for one. */
  waitForMessage<Kind extends MessageKind = MessageKind>(
    filter: MessageFilter<Kind> & { readonly timeout?: string },
  ): Promise<MessageOf<Kind>>
  /** The newest that fits, used or not. */
  latestMessage(filter?: MessageFilter): Promise<MessageOf<MessageKind> | null>
  listMessages(filter?: MessageFilter): Promise<readonly InboxMessage[]>
  clearInbox(): Promise<null>
  clockStatus(): Promise<ClockStatus>
  /** By a span such as `15m` or `31d`, or to just past the end of a session, a token or a challenge. */
  advanceClock(by: Parameters<TestClock['advance']>[0]): Promise<null>
  freezeClock(at?: string): Promise<null>
  /** So many times as fast. */
  runClock(speed: number): Promise<null>
  followClock(): Promise<null>
  setClock(at: string): Promise<null>
  addFault(fault: NewFault): Promise<Fault>
  listFaults(): Promise<readonly Fault[]>
  clearFaults(): Promise<null>
  /** A new session of a user; `cy.signInAs` signs the browser in with one. */
  openSession(userId: string, page?: { readonly origin?: string }): Promise<SignInAs>
  /** Any call, `/v1` with the project's API key; answers its JSON. */
  call(method: string, path: string, body?: unknown): Promise<unknown>
  /** The newest call of the app that fits. */
  lastRequest(filter?: RequestFilter): Promise<ExchangeDetail | null>
  listRequests(filter?: RequestFilter): Promise<readonly ExchangeSummary[]>
  /** What the emulator knows of a failed call, by the id of its request; by itself the newest that failed. */
  explain(requestId?: string): Promise<string>
  snapshot(parts?: SnapshotParts): Promise<string>
  restore(snapshot: SnapshotSource, choices?: RestoreChoices): Promise<null>
}

export interface OffwriteTaskOptions extends Pick<ConnectOptions, 'projectId' | 'fetch'> {
  /** What `offwrite serve` prints. Default `http://localhost:4280`. */
  readonly url?: string
}

/** One call as it travels from the browser. */
export interface OffwriteTask {
  readonly name: keyof OffwriteCalls
  readonly values: readonly unknown[]
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
    async offwrite({ name, values }) {
      connected ??= connect(url, options).then(callsOf)
      const calls = await connected
      const answer: unknown = Reflect.apply(calls[name], calls, values)
      return answer
    },
  }
}

/** All that the kit has, but what is not JSON: callbacks, and a date that the status of the clock tells as well. */
export function callsOf(emulator: ConnectedEmulator): OffwriteCalls {
  const { clock, faults, inbox, requests, users } = emulator
  const nothing = async (done: Promise<unknown>): Promise<null> => done.then(() => null)
  return {
    reset: () => nothing(emulator.reset()),
    createUser: users.create,
    updateUser: (userId, fields) => nothing(users.update(userId, fields)),
    totpCode: users.totpCode,
    waitForMessage: inbox.waitFor,
    latestMessage: inbox.latest,
    listMessages: inbox.list,
    clearInbox: () => nothing(inbox.clear()),
    clockStatus: clock.status,
    advanceClock: (by) => nothing(clock.advance(by)),
    freezeClock: (at) => nothing(clock.freeze(at)),
    runClock: (speed) => nothing(clock.run(speed)),
    followClock: () => nothing(clock.follow()),
    setClock: (at) => nothing(clock.set(at)),
    addFault: faults.add,
    listFaults: faults.list,
    clearFaults: () => nothing(faults.clear()),
    openSession: emulator.as,
    call: async (...given) => (await emulator.call(...given)) ?? null,
    lastRequest: requests.last,
    listRequests: requests.list,
    explain: emulator.explain,
    snapshot: emulator.snapshot,
    restore: (...given) => nothing(emulator.restore(...given)),
  }
}
