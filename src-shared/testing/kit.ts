/** What tests do with an emulator, in the same process or over HTTP: the types of one shape for both. */
import type { Lapsing, MovedClock } from '../contract/clock.ts'
import type { ClockStatus, SignInAs } from '../contract/control.ts'
import type { FakedUser } from '../contract/faking.ts'
import type { Fault, NewFault } from '../contract/faults.ts'
import type { InboxMessage, MessageKind } from '../contract/inbox.ts'
import type { ExchangeDetail, ExchangeSummary } from '../contract/requests.ts'
import type { RestoreChoices } from '../contract/snapshots.ts'

/** A snapshot: the text of its file, or what its JSON says, as an import of the file gives it. */
export type SnapshotSource = string | { readonly [name: string]: unknown }

/** The parts of a snapshot that are left out unless asked for. */
export interface SnapshotParts {
  readonly messages?: boolean
  readonly logs?: boolean
}

/** Everything here is about one project; the clock and the whole state are the emulator's. */
export interface TestKit {
  /** What an SDK is given, such as `http://localhost:4280/v1`. */
  readonly endpoint: string
  readonly projectId: string
  /** A key of the project with every scope. */
  readonly apiKey: string
  readonly users: TestUsers
  readonly inbox: TestInbox
  readonly clock: TestClock
  readonly faults: TestFaults
  readonly requests: TestRequests
  /**
   * A new session of a user, whole even where MFA is on: its `secret` for `client.setSession()`, its `storageState` for
   * a browser, where `origin` is that of the page, by default `http://localhost:3000`.
   */
  as(userId: string, page?: { readonly origin?: string }): Promise<SignInAs>
  /** Any call, `/v1` with the project's API key; answers its JSON, and rejects when it is refused. No fault strikes it. */
  call(method: string, path: string, body?: unknown): Promise<unknown>
  /**
   * What the emulator knows of a failed call, in a few lines: what it checked, where it stopped, and what would let the
   * call pass. `failed` is the error of the SDK, the answer of `fetch`, or the id of a request. Default: the newest
   * call that failed.
   *
   * ```ts
   * await account.get().catch(async (error) => console.log(await emulator.explain(error)))
   * ```
   */
  explain(failed?: unknown): Promise<string>
  /** Calls back when something happened: a call, a message, a move of the clock; until the returned function is called. */
  subscribe(listener: () => void): () => void
  /** The whole state as a snapshot, with inbox and audit log when asked for. */
  snapshot(parts?: SnapshotParts): string | Promise<string>
  /** Makes the state that of the snapshot, or just some users. */
  restore(snapshot: SnapshotSource, choices?: RestoreChoices): void | Promise<void>
  /** Back to the state at the start, or to the one that was saved as `baseline`. Rate limits start anew. */
  reset(): Promise<void>
}

/** What is left out is made up: `user-1`, `user-1@example.test`, a name and a password. */
export interface NewTestUser extends Pick<FakedUser, 'emailVerification' | 'phoneVerification' | 'status'> {
  readonly userId?: string
  readonly name?: string
  /** Null: none. */
  readonly email?: string | null
  readonly phone?: string | null
  /** Null: none, as after a sign-up without one. */
  readonly password?: string | null
  readonly labels?: readonly string[]
  readonly prefs?: Readonly<Record<string, unknown>>
  /** Asks for a second factor; with `totp` that is an authenticator, enrolled and verified. */
  readonly mfa?: boolean | 'totp'
}

/** As signing in needs it; empty text where there is none. */
export interface TestUser {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly password: string
}

export interface TestUsers {
  create(user?: NewTestUser): Promise<TestUser>
  /** What no call of an app can change: dates, verification, `mfa`, `status`; false blocks. */
  update(userId: string, fields: FakedUser): Promise<void>
  /** The code that the authenticator of the user shows now. */
  totpCode(userId: string): Promise<string>
}

export interface MessageFilter<Kind extends MessageKind = MessageKind> {
  /** An address or a phone number. */
  readonly to?: string
  readonly kind?: Kind
  readonly userId?: string
  readonly channel?: InboxMessage['channel']
  /** The id of a message, or a time: only what came after. */
  readonly since?: string
}

type LinkKind = 'verification' | 'magic-url' | 'recovery' | 'invitation'
type CodeKind = 'email-otp' | 'phone-otp' | 'phone-verification' | 'mfa-challenge'

/** What a message of a kind carries is there for certain. */
export type MessageOf<Kind extends MessageKind> = Omit<InboxMessage, 'kind' | 'code' | 'link' | 'secret'> & {
  readonly kind: Kind
  readonly code: Kind extends CodeKind ? string : string | null
  readonly link: Kind extends LinkKind ? string : string | null
  /** What the confirming call takes; of a code, the code. */
  readonly secret: Kind extends LinkKind | CodeKind ? string : string | null
}

export interface TestInbox {
  /**
   * The newest message that fits and was not used yet; waits for one to come, by default up to `5s` of real time.
   *
   * ```ts
   * const { userId, secret } = await emulator.inbox.waitFor({ to: 'grace@example.test', kind: 'verification' })
   * ```
   */
  waitFor<Kind extends MessageKind = MessageKind>(
    filter: MessageFilter<Kind> & { readonly timeout?: string },
  ): Promise<MessageOf<Kind>>
  /** The newest that fits, used or not; null when there is none. */
  latest<Kind extends MessageKind = MessageKind>(filter?: MessageFilter<Kind>): Promise<MessageOf<Kind> | null>
  /** Oldest first. */
  list(filter?: MessageFilter): Promise<readonly InboxMessage[]>
  clear(): Promise<void>
}

export interface TestClock {
  status(): Promise<ClockStatus>
  now(): Promise<Date>
  /** By a span such as `15m` or `31d`, or to just past the end of a session, a token or a challenge. */
  advance(by: string | { readonly past: Lapsing['kind']; readonly id: string }): Promise<MovedClock>
  /** Stands still, where it is or at a time. */
  freeze(at?: Date | string): Promise<MovedClock>
  /** Runs on from where it is, so many times as fast: 60 makes a minute of each second. */
  run(speed: number): Promise<MovedClock>
  /** Goes with the computer's clock again. */
  follow(): Promise<MovedClock>
  /** Jumps to a time; goes on from there unless it is frozen. */
  set(at: Date | string): Promise<MovedClock>
}

export interface TestFaults {
  /** Of this project alone, unless it says otherwise. */
  add(fault: NewFault): Promise<Fault>
  /** Those that may touch this project. */
  list(): Promise<readonly Fault[]>
  /** Takes these away. */
  clear(): Promise<void>
}

export interface RequestFilter {
  /** `404`, or `4xx` */
  readonly status?: string | number
  /** `account.get`, or `account.*` */
  readonly sdk?: string
  /** The type of an error such as `user_blocked`. */
  readonly error?: string
  /** `guest`, or the id of a user or of a key. */
  readonly actor?: string
}

/** Calls that the app under test made, and not those of the kit itself. */
export interface TestRequests {
  last(filter?: RequestFilter): Promise<ExchangeDetail | null>
  /** Oldest first. */
  list(filter?: RequestFilter): Promise<readonly ExchangeSummary[]>
}
