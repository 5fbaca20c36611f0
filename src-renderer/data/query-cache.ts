/**
 * What the server said, kept while somebody looks. A query names the topics it depends on; an event makes its topics
 * stale, and what is on screen is read again while the old answer stays visible. An event that comes while it is read is
 * answered by one more reading after that: no event is missed, and many of them do not keep the answer away.
 */

export interface Query<Data> {
  /** Same key, same data. */
  readonly key: string
  readonly topics: readonly string[]
  /** Of what is dear to answer: events make it be read again after such a rest, longer when the answer took long. */
  readonly restMilliseconds?: number
  load(signal: AbortSignal): Promise<Data>
}

export interface QueryState<Data> {
  /** `undefined` until the first answer. A later failure keeps the last good answer. */
  readonly data: Data | undefined
  readonly error: Error | null
  readonly isLoading: boolean
}

interface Entry<Data> {
  readonly query: Query<Data>
  state: QueryState<Data>
  isStale: boolean
  loading: AbortController | null
  isResting: boolean
  readonly listeners: Set<() => void>
}

export interface QueryCache {
  read<Data>(query: Query<Data>): QueryState<Data>
  subscribe<Data>(query: Query<Data>, changed: () => void): () => void
  /** Reads again what depends on any of these topics and is on screen; the rest when it is next shown. */
  invalidate(topics: readonly string[]): void
  invalidateAll(): void
  refresh<Data>(query: Query<Data>): void
}

const nothingYet = { data: undefined, error: null, isLoading: true } as const
/** A burst of events is answered by one reading. */
const gatherMilliseconds = 40
/** The server has most of its time for the app. */
const restFactor = 5
/** On a busy machine an answer takes long without being dear, and nobody should look at an old one for that. */
const longestRestMilliseconds = 1500
/** Entries nobody looks at that are kept for coming back. */
const keptUnseen = 50

export function createQueryCache(): QueryCache {
  const entries = new Map<string, Entry<unknown>>()

  const entryOf = <Data>(query: Query<Data>): Entry<Data> => {
    const known = entries.get(query.key)
    if (known !== undefined && holds(known, query)) return known
    const made: Entry<Data> = {
      query,
      state: nothingYet,
      isStale: true,
      loading: null,
      isResting: false,
      listeners: new Set(),
    }
    entries.set(query.key, made)
    return made
  }

  const load = async <Data>(entry: Entry<Data>) => {
    entry.loading?.abort()
    const controller = new AbortController()
    entry.loading = controller
    entry.isStale = false
    const beganAt = performance.now()
    try {
      settle(entry, { data: await entry.query.load(controller.signal), error: null, isLoading: false }, controller)
    } catch (error) {
      settle(entry, { data: entry.state.data, error: asError(error), isLoading: false }, controller)
    }
    if (entry.loading !== null) return
    const { restMilliseconds } = entry.query
    if (restMilliseconds === undefined) loadIfSeen(entry)
    else rest(entry, Math.max(restMilliseconds, restOf(performance.now() - beganAt)))
  }

  const rest = <Data>(entry: Entry<Data>, milliseconds: number) => {
    if (entry.isResting) return
    entry.isResting = true
    setTimeout(() => {
      entry.isResting = false
      loadIfSeen(entry)
    }, milliseconds)
  }

  const loadIfSeen = <Data>(entry: Entry<Data>) => {
    const isBusy = entry.isResting || entry.loading !== null
    if (entry.listeners.size > 0 && entry.isStale && !isBusy) void load(entry)
  }

  let gathering: ReturnType<typeof setTimeout> | null = null
  const invalidate = (concerns: (query: Query<unknown>) => boolean) => {
    for (const entry of entries.values()) {
      if (concerns(entry.query)) entry.isStale = true
    }
    gathering ??= setTimeout(() => {
      gathering = null
      for (const entry of entries.values()) loadIfSeen(entry)
    }, gatherMilliseconds)
  }

  const forgetUnseen = () => {
    const unseen = [...entries.values()].filter(({ listeners }) => listeners.size === 0)
    for (const { query } of unseen.slice(0, Math.max(0, unseen.length - keptUnseen))) entries.delete(query.key)
  }

  return {
    read: (query) => entryOf(query).state,
    subscribe(query, changed) {
      const entry = entryOf(query)
      entry.listeners.add(changed)
      loadIfSeen(entry)
      return () => {
        entry.listeners.delete(changed)
        forgetUnseen()
      }
    },
    invalidate: (topics) => invalidate((query) => query.topics.some((topic) => topics.includes(topic))),
    invalidateAll: () => invalidate(() => true),
    refresh: (query) => void load(entryOf(query)),
  }
}

/** An entry made for a key holds what every query of that key loads. */
function holds<Data>(entry: Entry<unknown>, query: Query<Data>): entry is Entry<Data> {
  return entry.query.key === query.key
}

function restOf(tookMilliseconds: number): number {
  return Math.min(longestRestMilliseconds, restFactor * tookMilliseconds)
}

function settle<Data>(entry: Entry<Data>, state: QueryState<Data>, controller: AbortController): void {
  // A newer reading has begun: its answer counts, not this one.
  if (entry.loading !== controller) return
  entry.loading = null
  entry.state = state
  for (const listener of entry.listeners) listener()
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
