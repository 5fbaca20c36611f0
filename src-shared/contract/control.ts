/**
 * The shapes that the control API (`/__emulator`) answers with. The window, the CLI and tests read these types; the
 * control routes write them. Every time is emulator time as ISO 8601 text unless a name says `real`.
 */
import type { Fault } from './faults.ts'
import type { ImportProgress } from './imports.ts'
import type { InboxMessage } from './inbox.ts'
import type { ExchangeSummary, RecordChange } from './requests.ts'
import type { DevKey, MailTemplate, Smtp } from './settings.ts'

/** `GET /__emulator/` */
export interface EmulatorStatus {
  readonly name: 'offwrite'
  readonly version: string
  /** The Appwrite server version whose behaviour is answered, for example `1.9.6`. */
  readonly apiVersion: string
  /** What an SDK is given, for example `http://localhost:4280/v1`; null when there is no socket (in a page, in a test). */
  readonly endpoint: string | null
  readonly strict: boolean
  readonly clock: ClockStatus
  readonly dataFile: DataFileStatus | null
  readonly projects: readonly ProjectSummary[]
  /** What is not as on a real server just now; each becomes a pill in the frame. */
  readonly simulated: readonly Simulated[]
  /** Exchanges seen since the start, window and control calls not counted. */
  readonly requests: number
  readonly startedAt: string
}

export interface ClockStatus {
  readonly mode: 'follow' | 'offset' | 'frozen'
  readonly now: string
  readonly realNow: string
  readonly offsetMilliseconds: number
  /** How many times as fast as the real time it runs: 1, more where it was made to, 0 while it is frozen. */
  readonly speed: number
}

export interface DataFileStatus {
  readonly path: string
  readonly state: 'saved' | 'failed'
  readonly sizeBytes: number
  readonly logBytes: number
  /** What went wrong and what to do, when `state` is `failed`. */
  readonly message: string | null
}

export interface Simulated {
  readonly kind: 'clock' | 'fault' | 'lenient' | 'rate-limits'
  readonly projectId: string | null
  readonly label: string
  /** Of faults: when the next of them ends by itself, in real time; no event tells of it. */
  readonly realEndsAt?: string
}

/** `GET /__emulator/projects` answers `{ total, projects }` of these. */
export interface ProjectSummary {
  readonly projectId: string
  readonly name: string
  /** How it came to be: with the emulator, by a control call, or because an app named it. */
  readonly madeBy: 'start' | 'control' | 'first-use'
  readonly users: number
  readonly teams: number
  readonly requests: number
  readonly createdAt: string
}

/** `GET` and `PATCH /__emulator/projects/{projectId}`: every setting, flat, as Appwrite's project model names them. */
export interface ProjectDetail extends ProjectSummary, ProjectSettings {}

export interface ProjectSettings {
  /** Ways to sign in: false closes one to clients; servers keep it. */
  readonly authEmailPassword: boolean
  readonly authUsersAuthMagicURL: boolean
  readonly authEmailOtp: boolean
  readonly authAnonymous: boolean
  /** False: clients cannot invite into teams; servers can. */
  readonly authInvites: boolean
  readonly authJWT: boolean
  readonly authPhone: boolean
  /** Most users; 0 is no limit. */
  readonly authLimit: number
  /** Most sessions a user; 0 keeps all. */
  readonly authSessionsLimit: number
  /** Session lifetime in seconds. */
  readonly authDuration: number
  /** A new password ends the other sessions of its user. */
  readonly authInvalidateSessions: boolean
  /** True: a user hears by mail of each further sign-in. */
  readonly authSessionAlerts: boolean
  /** A new password must differ from as many earlier ones; 0 is none. */
  readonly authPasswordHistory: number
  /** True: the 10,000 most common passwords are refused. */
  readonly authPasswordDictionary: boolean
  readonly authPersonalDataCheck: boolean
  readonly authPasswordStrengthMin: number
  readonly authPasswordStrengthUppercase: boolean
  readonly authPasswordStrengthLowercase: boolean
  readonly authPasswordStrengthNumber: boolean
  readonly authPasswordStrengthSymbols: boolean
  /** Second factors that may be asked for. */
  readonly authMfaFactorsTotp: boolean
  readonly authMfaFactorsEmail: boolean
  readonly authMfaFactorsPhone: boolean
  readonly authMfaFactorsCustom: boolean
  /** What clients see of the members of their teams; servers see everything. */
  readonly authMembershipsUserId: boolean
  readonly authMembershipsUserName: boolean
  readonly authMembershipsUserEmail: boolean
  readonly authMembershipsUserPhone: boolean
  readonly authMembershipsMfa: boolean
  readonly authMembershipsUserAccessedAt: boolean
  /** True: addresses of throw-away mailboxes are refused. */
  readonly authDisposableEmails: boolean
  /** True: only the one spelling of an address that its mailbox has by itself, so no `name+tag@`. */
  readonly authCanonicalEmails: boolean
  /** True: addresses of free mail providers are refused. */
  readonly authFreeEmails: boolean
  /** True: neither free nor throw-away addresses. */
  readonly authCorporateEmails: boolean
  /** Phone numbers that get no SMS: their code is always the same. */
  readonly authMockNumbers: readonly MockNumber[]
  /** Emulator: addresses that get no mail with a one-time code: theirs is always the same, as with mock numbers. */
  readonly authMockEmails: readonly MockEmail[]
  /** Those that were ever set; a change names some of them and leaves the others. */
  readonly oAuthProviders: readonly OAuthProvider[]
  readonly serviceStatusForAccount: boolean
  readonly serviceStatusForUsers: boolean
  readonly serviceStatusForTeams: boolean
  readonly serviceStatusForLocale: boolean
  readonly apiStatusForRest: boolean
  /** False: limit headers are sent, 429 never. */
  readonly rateLimits: boolean
  /** Emulator: false is a server without SMTP, whose mails fail with `general_smtp_disabled`. */
  readonly mailServer: boolean
  /** Emulator: false is a server without an SMS provider, whose messages fail with `general_phone_disabled`. */
  readonly smsProvider: boolean
  /** Emulator: true takes any code or secret where a token or a challenge waits for one. */
  readonly lenientCodes: boolean
  readonly platforms: readonly Platform[]
  readonly devKeys: readonly DevKey[]
  /** A change names some of its fields and leaves the others. */
  readonly smtp: Smtp
  /**
   * By `email.{template}-{locale}`, such as `email.magicSession-en`; a change names some and leaves the others, and null
   * removes one. Used while `smtp` is enabled; that of the session alert always.
   */
  readonly templates: Readonly<Record<string, MailTemplate>>
  /** Where an OAuth2 sign-in ends that comes back without its state; empty is the page of the server. */
  readonly url: string
  /** Of the console project alone: addresses, or `*@example.com`, that may sign up; an empty list is all. */
  readonly authWhitelistEmails: readonly string[]
  /** Of the console project alone: from which IP addresses one may sign up; an empty list is all. */
  readonly authWhitelistIPs: readonly string[]
}

export interface OAuthProvider {
  /** Such as `google`. */
  readonly key: string
  readonly appId: string
  readonly secret: string
  readonly enabled: boolean
}

export interface MockNumber {
  readonly phone: string
  /** Six digits. */
  readonly otp: string
  readonly createdAt: string
  readonly updatedAt: string
}

export interface MockEmail {
  /** In lower case. */
  readonly email: string
  /** Six digits. */
  readonly otp: string
  readonly createdAt: string
  readonly updatedAt: string
}

export interface Platform {
  readonly type: 'web' | 'apple' | 'android' | 'windows' | 'linux' | 'scheme'
  /** For `web`: a host name, `*.example.com` allowed. */
  readonly hostname: string
  /** For the others: a bundle id, package name or URL scheme. */
  readonly key: string
}

/** `GET /__emulator/projects/{projectId}/keys` answers `{ total, keys }` of these. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly secret: string
  readonly scopes: readonly string[]
  readonly expire: string | null
  /** True when an app sent this key before anybody made it: accepted with every scope until narrowed. */
  readonly seen: boolean
  readonly createdAt: string
  readonly accessedAt: string | null
}

/** One row of `GET /__emulator/projects/{projectId}/users?filter=&order=&limit=&offset=` (`{ total, users }`). */
export interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly status: boolean
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly mfa: boolean
  readonly labels: readonly string[]
  readonly hasPassword: boolean
  readonly sessions: number
  /** Those that the user is an accepted member of. */
  readonly teams: number
  readonly identities: number
  readonly createdAt: string
  readonly accessedAt: string | null
}

/** `POST /__emulator/projects/{projectId}/users/{userId}/sign-in-as`: one session, in every form a tool may want. */
export interface SignInAs {
  readonly userId: string
  readonly sessionId: string
  readonly expire: string
  /** The session value: for `client.setSession()`, the cookie and the fallback header. */
  readonly secret: string
  readonly cookieName: string
  /** Playwright's storage state: pass it to `browser.newContext({ storageState })`, whose lists are not readonly. */
  readonly storageState: {
    readonly cookies: {
      readonly name: string
      readonly value: string
      readonly domain: string
      readonly path: string
      readonly expires: number
      readonly httpOnly: boolean
      readonly secure: boolean
      readonly sameSite: 'Lax' | 'None' | 'Strict'
    }[]
    readonly origins: {
      readonly origin: string
      readonly localStorage: { readonly name: string; readonly value: string }[]
    }[]
  }
  readonly snippets: {
    readonly webSdk: string
    readonly nodeSdk: string
    readonly curl: string
    /** One line for the console of the page under test. */
    readonly browserConsole: string
  }
}

/** What `GET /__emulator/events` streams: one ordered list. `id:` carries `sequence`, `data:` the whole event as JSON. */
export type EmulatorEvent =
  | { readonly sequence: number; readonly at: string; readonly type: 'exchange'; readonly exchange: ExchangeSummary }
  | {
      readonly sequence: number
      readonly at: string
      readonly type: 'record'
      readonly projectId: string
      readonly table: string
      readonly id: string
      readonly operation: RecordChange['operation']
      /** The user that the record belongs to, when there is one. */
      readonly userId: string | null
    }
  | {
      readonly sequence: number
      readonly at: string
      readonly type: 'message'
      readonly projectId: string
      readonly operation: RecordChange['operation']
      readonly message: InboxMessage
    }
  | { readonly sequence: number; readonly at: string; readonly type: 'project'; readonly projectId: string }
  | { readonly sequence: number; readonly at: string; readonly type: 'status' }
  | {
      readonly sequence: number
      readonly at: string
      readonly type: 'fault'
      /** Changed: a call met it. */
      readonly operation: RecordChange['operation']
      readonly fault: Fault
    }
  | {
      readonly sequence: number
      readonly at: string
      readonly type: 'snapshot'
      /** Empty for a reset to the empty state, and for a document that is kept nowhere. */
      readonly name: string
      readonly operation: 'saved' | 'restored' | 'reset' | 'deleted'
      /** Of a reset of one project alone. */
      readonly projectId?: string
    }
  | { readonly sequence: number; readonly at: string; readonly type: 'import'; readonly import: ImportProgress }
