/** What domain functions work on: one project at one moment, on behalf of one client. */
import type { FaultEffect } from '../contract/faults.ts'
import type { Hasher } from '../simulate/hasher.ts'
import type { Random } from '../simulate/random.ts'
import type { Store } from '../store/store.ts'
import type { DisposableDomains } from './disposable-domains.ts'
import type { Project } from './project.ts'

export interface Scope {
  readonly store: Store
  readonly project: Project
  /** Emulator time of the request, milliseconds since the epoch. */
  readonly now: number
  readonly random: Random
  readonly hasher: Hasher
  /** The exchange that is under way, by which the inspector finds it. */
  readonly requestId: string
  /** Loaded for the address that the call sends; whoever has another one loads it before the transaction. */
  readonly disposableDomains: DisposableDomains
  readonly client: { readonly ip: string; readonly userAgent: string }
  /** The language of the caller, such as `de`. */
  readonly locale: string
  /** All or nothing; the changes are this request's in the inspector. */
  transaction<T>(work: () => T): T
  /** Adds a line to the trace that never reaches the wire. */
  note(text: string): void
  /**
   * What a fault does to the message that leaves now, or to what the provider answers; null when none strikes. `sdk` is
   * the call that led here, where that is not the one under way.
   */
  meetFault(moment: 'message' | 'provider', sdk?: string): FaultEffect | null
}
