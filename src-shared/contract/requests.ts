/** The request log of the control API: one exchange in short and whole. */

/** Who made a call. */
export type ActorSummary =
  | { readonly kind: 'guest' }
  | { readonly kind: 'user'; readonly id: string; readonly name: string }
  | { readonly kind: 'key'; readonly id: string; readonly name: string }

/** One row of `GET /__emulator/requests` (`{ total, requests }`, oldest first). */
export interface ExchangeSummary {
  readonly id: string
  readonly sequence: number
  readonly at: string
  /** By the host's clock: what was called one after the other, however the emulator's clock stands. */
  readonly realAt: string
  readonly projectId: string
  readonly method: string
  /** Path and query as sent. */
  readonly path: string
  /** The route's pattern, for example `/v1/users/:userId`; null when no route matched. */
  readonly route: string | null
  /** The SDK call, for example `users.get`. */
  readonly sdk: string | null
  /** 0: a fault ended the connection without an answer. */
  readonly status: number
  readonly errorType: string | null
  readonly errorMessage: string | null
  readonly actor: ActorSummary
  /** The user whom the call was about, also when a guest or a key made it; null when it was about none. */
  readonly userId: string | null
  readonly durationMilliseconds: number
  readonly tags: readonly ExchangeTag[]
  /** `window` marks what the Offwrite window itself sent, `test` what the testing kit did beside the app. */
  readonly source: 'app' | 'window' | 'test'
  /** The exchange that it was made like, when it was made once more; null for an app's own call. */
  readonly replayOf: string | null
  readonly client: ClientSummary
}

export type ExchangeTag = 'fault' | 'limited' | 'not-emulated' | 'emulator-failed' | 'slow'

/** What the caller said of itself. */
export interface ClientSummary {
  readonly sdkName: string | null
  readonly sdkVersion: string | null
  readonly sdkLanguage: string | null
  readonly origin: string | null
  readonly userAgent: string | null
}

/** `GET /__emulator/requests/{id}` */
export interface ExchangeDetail extends ExchangeSummary {
  readonly request: ExchangeSide
  readonly response: ExchangeSide
  /** Parameters as the route read them; null when it never got that far. */
  readonly parameters: Readonly<Record<string, unknown>> | null
  /** The gates in server order, then `parameters` and `handler`. */
  readonly story: readonly StoryStep[]
  readonly changes: readonly RecordChange[]
  /** Event names as published, without their expansions. */
  readonly events: readonly string[]
  readonly fixes: readonly Fix[]
  readonly leads: readonly Lead[]
  /** True when `POST …/undo` would put the changed records back. */
  readonly undoable: boolean
}

export interface ExchangeSide {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | null
  /** Bytes of the body that are not shown. */
  readonly bodyOmittedBytes: number
}

export interface StoryStep {
  readonly gate: string
  readonly verdict: 'pass' | 'stop' | 'skip'
  /** In the words of a reader, for example `project demo`. */
  readonly text: string
  /** What the emulator knows and Appwrite would not say. */
  readonly emulatorOnly: readonly string[]
}

export interface RecordChange {
  readonly table: string
  readonly id: string
  readonly operation: 'created' | 'changed' | 'deleted'
  readonly fields: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[]
}

/** Something that would let the same call pass. `call` is sent as it stands, with the project's own API key for `/v1`. */
export interface Fix {
  readonly label: string
  readonly call: {
    readonly method: string
    readonly path: string
    readonly body: unknown
  }
}

/** Something that changes nothing and helps on: text to copy, or what to look at. */
export type Lead =
  | { readonly label: string; readonly copies: string }
  | { readonly label: string; readonly shows: { readonly kind: LeadKind; readonly id: string } }

/** `scopes` are what a caller may do: the id is `guest`, `key:ID` or `user:ID`. */
export type LeadKind = 'request' | 'user' | 'codes' | 'message' | 'scopes'

/**
 * `POST /__emulator/requests/{id}/replay`, with `as`: `caller` (left out), `guest`, `key` or the id of a user, whose
 * newest session is used; who has none gets one.
 */
export interface Replayed {
  /** The exchange that was made now. */
  readonly id: string
  readonly replayOf: string
  readonly status: number
}

/** `POST /__emulator/requests/{id}/undo` */
export interface UndoResult {
  readonly undone: number
}
