/** An endpoint is a value. Routing, gates, the inspector, the fault picker and the coverage table read it. */
import { type Input, type RawInput, readInput, type Rules } from './input.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RateLimit {
  readonly limit: number
  readonly windowSeconds: number
  /** Key patterns of contract section 14: `{url}`, `{ip}`, `{userId}`, `{param-x}`. */
  readonly keys: readonly string[]
  /** Statuses that clear the counter. */
  readonly clearOn?: readonly number[]
}

/** What is known of a route without calling it. */
export interface RouteFacts {
  readonly method: Method
  readonly path: string
  /** Older paths of the same handler. */
  readonly aliases?: readonly string[]
  /** The SDK's name for the call, for example `account.updateName`. */
  readonly sdk: string | null
  readonly service: 'account' | 'users' | 'teams' | 'locale' | 'health' | 'none'
  /** The caller needs one of these. */
  readonly scope: readonly string[]
  /** Only API keys, although the scope is held by others too (quirk Q18). */
  readonly keysOnly?: boolean
  /** Event names as in the contract, with `[name]` for ids. */
  readonly events?: readonly string[]
  /** Name of the audit row that a success leaves for the legacy `logs` routes. */
  readonly auditEvent?: string
  readonly rateLimit?: RateLimit
  /** The project setting that switches this way to sign in off for clients. */
  readonly signInMethod?:
    | 'authEmailPassword'
    | 'authUsersAuthMagicURL'
    | 'authEmailOtp'
    | 'authAnonymous'
    | 'authInvites'
    | 'authJWT'
    | 'authPhone'
  /** Refuses a caller who is signed in. */
  readonly refusesOpenSession?: boolean
  /** Works while a second factor is missing. */
  readonly allowedWithoutFactors?: boolean
  /** Refuses a session that has not passed a challenge lately. */
  readonly needsRecentChallenge?: boolean
  /** A browser comes here by itself, so errors are pages (contract section 1). */
  readonly showsPages?: boolean
  /** A provider's page posts here, from whatever origin it has. */
  readonly skipsOriginCheck?: boolean
  /** Reads `X-Appwrite-Timestamp`, so a bad one is refused (contract section 2). */
  readonly readsTimestamp?: boolean
  readonly status: number
}

/** Turns what a handler returns into the body. `View` is who looks, and in which format. */
export interface Model<S, View> {
  readonly name: string
  write(source: S, view: View): unknown
}

export interface Route<C, View> extends RouteFacts {
  readonly params: Rules<C>
  readonly model: string
  /** Checks the raw parameters, runs the handler and writes its answer; `onInput` sees the parsed parameters. */
  run(
    raw: RawInput,
    context: C,
    view: View,
    onInput: (input: Readonly<Record<string, unknown>>) => void,
  ): Promise<unknown>
}

export interface RouteDefinition<C, View, R extends Rules<C>, S> extends RouteFacts {
  readonly params: R
  readonly response: Model<S, View>
  handle(input: Input<R>, context: C): S | Promise<S>
}

/** Makes `defineRoute` for one kind of context: the emulated API has one, the control API another. */
export function routesFor<C, View>() {
  return <const R extends Rules<C>, S>(definition: RouteDefinition<C, View, R, S>): Route<C, View> => ({
    ...definition,
    model: definition.response.name,
    async run(raw, context, view, onInput) {
      const input = readInput<C, R>(definition.params, raw, context)
      onInput(input)
      return definition.response.write(await definition.handle(input, context), view)
    },
  })
}
