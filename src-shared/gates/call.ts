/** One request on its way through the gates, and what handlers get of it. */
import type { DevKey } from '../contract/settings.ts'
import type { Peer, SetCookie } from '../emulator.ts'
import type { DisposableDomains } from '../domain/disposable-domains.ts'
import type { PasswordDictionary } from '../domain/password-dictionary.ts'
import type { Grants } from '../domain/oauth-person.ts'
import type { Project } from '../domain/project.ts'
import type { Scope } from '../domain/scope.ts'
import type { Incoming } from '../http/incoming.ts'
import type { RawInput } from '../http/input.ts'
import type { RouteFacts } from '../http/route.ts'
import type { Trace } from '../http/trace.ts'
import type { Clock } from '../simulate/clock.ts'
import type { Hasher } from '../simulate/hasher.ts'
import type { Random } from '../simulate/random.ts'
import type { RateLimits } from '../simulate/rate-limits.ts'
import type { Store } from '../store/store.ts'
import type { KeyRecord } from '../store/tables/keys.ts'
import type { Session } from '../store/tables/sessions.ts'
import type { User } from '../store/tables/users.ts'

/** What the whole emulator shares. */
export interface World {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
  readonly hasher: Hasher
  readonly rateLimits: RateLimits
  /** What the codes of emulated OAuth2 providers stand for. */
  readonly grants: Grants
  readonly disposableDomains: DisposableDomains
  readonly passwordDictionary: PasswordDictionary
  /** Unknown projects and keys are refused. */
  readonly strict: boolean
  /** In real time: faults delay answers. */
  wait(milliseconds: number): Promise<void>
}

/** A user and the session that proved it; a JWT proves a user without one. */
export interface SignedIn {
  readonly user: User
  readonly session: Session | null
  /** Whom the user acts as. Ask `effectiveUser` whose roles and block count. */
  readonly impersonated: User | null
}

export type Actor =
  | { readonly kind: 'guest'; readonly signedIn: null }
  | { readonly kind: 'user'; readonly signedIn: SignedIn }
  /** A session beside a key is no error: the key decides scopes, the user is still the user. */
  | { readonly kind: 'key'; readonly key: KeyRecord; readonly signedIn: SignedIn | null }

/** Filled gate by gate. */
export interface Call {
  readonly world: World
  /** By which the inspector finds the exchange. */
  readonly id: string
  readonly request: Incoming
  readonly url: URL
  readonly peer: Peer
  readonly route: RouteFacts
  readonly raw: RawInput
  readonly trace: Trace
  /** Emulator time at which the request came in. */
  readonly now: number
  readonly responseHeaders: Headers
  readonly cookies: SetCookie[]
  /** Runs once the answer's status is known. */
  readonly onStatus: ((status: number) => void)[]
  /** Ids of the faults that touched it. */
  readonly faults: string[]
  /** What the request asked for, before anything is looked up. */
  readonly projectId: string
  project: Project | null
  /** Null when none came in or it is not good. */
  readonly devKey: DevKey | null
  actor: Actor
  /** What is wrong with the API key, said when its turn comes. */
  keyFault: 'user_unauthorized' | 'project_key_expired' | null
  /** Version that the caller reads, when it says so. */
  format: string | null
}

/** Returns what it saw, for the inspector; null when it does not apply. Throws to stop the request. */
export interface Gate {
  readonly name: string
  check(call: Call): string | null
}

/** What a handler may use. It never sees the request itself. */
export interface Context extends Scope {
  /** Loaded when the project refuses common passwords. */
  readonly passwordDictionary: PasswordDictionary
  readonly actor: Actor
  readonly grants: Grants
  /** Unknown projects and keys are refused, and OAuth2 providers without credentials. */
  readonly isStrict: boolean
  /** All that came in, whether the route knows it or not. */
  readonly received: RawInput
  /** Lifts the rule for redirect URLs; null when none came in or it is not good. */
  readonly devKey: DevKey | null
  /** Scheme, host and port by which the caller reached the server. */
  readonly base: string
  /** Sends the session to the client: two cookies, and the fallback header where cookies cannot hold it. */
  giveSession(value: string, expire: number): void
  /** Tells the client that sessions are gone; its cookies expire when its own is among them. */
  takeSession(gone: { readonly isCurrent: boolean }): void
}

export function requestHeader(call: Call, name: string): string {
  return call.request.headers.get(name) ?? ''
}
