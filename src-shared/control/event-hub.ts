/** One ordered list of everything that happens, for the window, tests and the terminal. */
import type { EmulatorEvent } from '../contract/control.ts'
import { isoTime } from '../domain/time.ts'

type Described<E> = E extends EmulatorEvent ? Omit<E, 'sequence' | 'at'> : never

/** An event before it has its place and time. */
export type NewEvent = Described<EmulatorEvent>

export interface EventHub {
  publish(event: NewEvent): void
  subscribe(listener: (event: EmulatorEvent) => void): () => void
}

export function createEventHub(now: () => number): EventHub {
  const listeners = new Set<(event: EmulatorEvent) => void>()
  let sequence = 0
  return {
    publish(event) {
      sequence += 1
      const placed = { ...event, sequence, at: isoTime(now()) }
      // A listener that fails must not fail the request that it hears of.
      for (const listener of listeners) {
        try {
          listener(placed)
        } catch {
          listeners.delete(listener)
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
