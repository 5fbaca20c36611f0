/** Faults: rules that make calls fail on purpose, seeded and counted, until they end by themselves. */

/** What a fault does to a call. A call that it cannot touch, such as one without a session, is not counted. */
export type FaultEffect =
  /** The answer is this error of the catalogue, such as `user_blocked`; nothing is done. */
  | { readonly kind: 'error'; readonly type: string }
  /** The answer is this; nothing is done. Text is sent as it stands, anything else as JSON. */
  | { readonly kind: 'reply'; readonly status: number; readonly body: unknown }
  /** The call waits in real time, from `milliseconds` up to `upToMilliseconds`; both are the same for a fixed delay. */
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly upToMilliseconds: number }
  /** The connection ends without an answer; nothing is done. */
  | { readonly kind: 'drop' }
  /** The call does its work, then the connection ends without an answer. */
  | { readonly kind: 'drop-answer' }
  /** The call does its work; half of its JSON is sent. */
  | { readonly kind: 'broken-json' }
  /** The call does its work; its answer has no body. */
  | { readonly kind: 'empty-body' }
  /** The caller's session ends before the call. */
  | { readonly kind: 'expire-session' }
  /** The session that the call made, or else the caller's, is deleted right after the call. */
  | { readonly kind: 'revoke-session' }
  | { readonly kind: 'lose-message' }
  /** In emulator time: a clock that is moved on lets the message arrive. */
  | { readonly kind: 'delay-message'; readonly milliseconds: number }
  | { readonly kind: 'duplicate-message' }
  /** At the end of an OAuth2 login, as all of its outcomes. */
  | { readonly kind: 'provider-denies' }
  | { readonly kind: 'provider-without-email' }

export type FaultKind = FaultEffect['kind']

/** Which calls a fault strikes: those that match, of these every `every`-th, of these `percent` %, at most `next`. */
export interface FaultRule {
  /** Null: calls of every project. */
  readonly projectId: string | null
  /** An SDK call such as `account.get`; `*` stands for any text, as in `account.*`. */
  readonly sdk: string
  /** A path such as `/users/*`, with or without `/v1`. */
  readonly path: string
  /** `anyone`, `guest`, `user`, `key`, or the id of a user or of an API key. */
  readonly actor: string
  /** The fault ends after so many calls; null: only by its time. */
  readonly next: number | null
  readonly every: number
  readonly percent: number
  /** The same seed strikes the same calls of a series, with the same delays. */
  readonly seed: number
  readonly effect: FaultEffect
}

/** `GET /__emulator/faults` answers `{ total, faults }` of these, oldest first. */
export interface Fault extends FaultRule {
  /** What the header `X-Emulator-Fault` of every answer names that it touched. */
  readonly id: string
  /** Such as `account.get by anyone → drops the connection · next 2 calls`. */
  readonly sentence: string
  readonly createdAt: string
  /** When it ends, in real time, if not before. */
  readonly realEndsAt: string
  readonly state: 'on' | 'used-up' | 'timed-out'
  /** Calls that matched. */
  readonly matched: number
  /** Calls that it struck. */
  readonly hits: number
}

export type FaultPresetName =
  | 'server-down'
  | 'slow'
  | 'rate-limited'
  | 'code-never-arrives'
  | 'session-dies'
  | 'provider-says-no'

export interface FaultPreset extends Pick<FaultRule, 'sdk' | 'next' | 'effect'> {
  readonly name: FaultPresetName
  readonly label: string
}

/** `POST /__emulator/faults`: an effect or a preset; what else is given goes before the preset's own. */
export interface NewFault extends Partial<Omit<FaultRule, 'effect'>> {
  readonly preset?: FaultPresetName
  readonly effect?: NewFaultEffect
  /** A span of real time such as `90s`. Default ten minutes. */
  readonly lasts?: string
}

export type NewFaultEffect =
  | Exclude<FaultEffect, { readonly kind: 'delay' | 'reply' }>
  | { readonly kind: 'delay'; readonly milliseconds: number; readonly upToMilliseconds?: number }
  | { readonly kind: 'reply'; readonly status: number; readonly body?: unknown }

/** `GET /__emulator/faults/choices`: what a rule may name. */
export interface FaultChoices {
  readonly presets: readonly FaultPreset[]
  readonly kinds: readonly FaultKind[]
  readonly errors: readonly { readonly type: string; readonly code: number; readonly message: string }[]
  readonly calls: readonly string[]
}
