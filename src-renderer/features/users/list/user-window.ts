/**
 * The part of a long list that is looked at. Rows are read by their place in the list, a stretch at a time; a reading
 * after a change replaces the stretch in view and says how far its rows have moved, so that the list can stay where the
 * reader is.
 */
import type { UserRow } from '../../../../src-shared/contract/control.ts'

export interface UserPage {
  readonly total: number
  readonly users: readonly UserRow[]
}

export interface UserRange {
  readonly offset: number
  readonly limit: number
}

export interface UserWindowState {
  /** Null until the first answer. */
  readonly total: number | null
  /** What is held, by place in the list. */
  readonly rows: ReadonlyMap<number, UserRow>
  readonly places: ReadonlyMap<string, number>
  /** By how many places the rows in view have moved down, counted since the start. */
  readonly moved: number
  /** Of the last reading; what was read before stays. */
  readonly error: Error | null
}

export interface UserWindow {
  /** Begins to read; answers what ends it. May be begun again. */
  start(): () => void
  state(): UserWindowState
  subscribe(changed: () => void): () => void
  /** Says which places are on screen; what is missing of them is read. */
  look(first: number, last: number): void
  /** Something has changed: reads what is on screen again. */
  refresh(): void
  /** Reads these places, which are not held: for a selection that is longer than the screen. */
  between(first: number, last: number): Promise<readonly UserRow[]>
}

/** Rows read beyond what is on screen, each way. */
const marginRows = 40
const mostRows = 400
/** However many changes come, they are read together, this long apart. */
const refreshEveryMilliseconds = 200

export const emptyWindow: UserWindowState = { total: null, rows: new Map(), places: new Map(), moved: 0, error: null }

export function createUserWindow(load: (range: UserRange, signal: AbortSignal) => Promise<UserPage>): UserWindow {
  const listeners = new Set<() => void>()
  let closing = new AbortController()
  let state = emptyWindow
  let seen = { first: 0, last: marginRows }
  let isStarted = false
  let isReading = false
  let isStale = true
  let resting: ReturnType<typeof setTimeout> | null = null

  const show = (next: UserWindowState) => {
    state = next
    for (const listener of listeners) listener()
  }

  const read = async () => {
    const { signal } = closing
    const replaces = isStale
    isStale = false
    isReading = true
    try {
      const offset = Math.max(0, seen.first - marginRows)
      const range = { offset, limit: Math.min(mostRows, seen.last + marginRows + 1 - offset) }
      const page = await load(range, signal)
      const next = replaces ? await replaced(range, page, signal) : added(offset, page)
      if (signal.aborted) return
      isReading = false
      show(next)
    } catch (error) {
      if (signal.aborted) return
      isReading = false
      show({ ...state, error: asError(error) })
    }
    if (isStale) readAndRest()
    else if (state.error === null) readMissing()
  }

  const added = (offset: number, { total, users }: UserPage): UserWindowState => {
    // The list has changed between two readings: what is held cannot be trusted.
    if (total !== state.total) isStale = true
    const rows = new Map([...state.rows, ...numbered(users, offset)])
    return { ...state, total, rows, places: placesOf(rows), error: null }
  }

  /** Only what was just read is kept. When all that was in view has moved out of the stretch, it is looked for once. */
  const replaced = async (range: UserRange, page: UserPage, signal: AbortSignal): Promise<UserWindowState> => {
    const before = [...state.rows].filter(([place]) => place >= seen.first && place <= seen.last)
    const here = moveOf(before, page.users, range.offset)
    const grown = page.total - (state.total ?? page.total)
    if (here === null && grown > 0 && before.length > 0) {
      const further = { ...range, offset: range.offset + grown }
      const again = await load(further, signal)
      const there = moveOf(before, again.users, further.offset)
      if (there !== null) return held(again, further.offset, there)
    }
    return held(page, range.offset, here ?? 0)
  }

  const held = ({ total, users }: UserPage, offset: number, move: number): UserWindowState => {
    const rows = new Map(numbered(users, offset))
    return { total, rows, places: placesOf(rows), moved: state.moved + move, error: null }
  }

  const readMissing = () => {
    if (isReading || !isStarted) return
    const last = state.total === null ? seen.last : Math.min(seen.last, state.total - 1)
    for (let place = seen.first; place <= last; place += 1) {
      if (!state.rows.has(place)) return void read()
    }
  }

  const readAndRest = () => {
    if (isReading || resting !== null || !isStarted) return
    resting = setTimeout(() => {
      resting = null
      if (isStale) readAndRest()
    }, refreshEveryMilliseconds)
    void read()
  }

  const refresh = () => {
    isStale = true
    readAndRest()
  }

  return {
    start() {
      closing = new AbortController()
      isStarted = true
      isReading = false
      refresh()
      return () => {
        closing.abort()
        isStarted = false
        if (resting !== null) clearTimeout(resting)
        resting = null
      }
    },
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    look(first, last) {
      seen = { first: Math.max(0, first), last: Math.max(first, last) }
      if (state.error === null) readMissing()
    },
    refresh,
    async between(first, last) {
      const users: UserRow[] = []
      for (let offset = first; offset <= last; offset += mostRows) {
        const page = await load({ offset, limit: Math.min(mostRows, last + 1 - offset) }, closing.signal)
        users.push(...page.users)
      }
      return users
    },
  }
}

/** How far the first row that is still there has moved; null when none is. */
function moveOf(
  before: readonly (readonly [number, UserRow])[],
  users: readonly UserRow[],
  offset: number,
): number | null {
  const now = new Map(users.map(({ id }, index) => [id, offset + index]))
  for (const [place, { id }] of before.toSorted(([a], [b]) => a - b)) {
    const found = now.get(id)
    if (found !== undefined) return found - place
  }
  return null
}

function numbered(users: readonly UserRow[], offset: number): readonly (readonly [number, UserRow])[] {
  return users.map((user, index) => [offset + index, user] as const)
}

function placesOf(rows: ReadonlyMap<number, UserRow>): ReadonlyMap<string, number> {
  return new Map([...rows].map(([place, { id }]) => [id, place]))
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
