/** Lets messages that a fault delayed arrive when their time has come, whether it passed or the clock was moved. */
import { type Clock, speedOf } from '../simulate/clock.ts'
import type { Timer } from '../simulate/system.ts'
import type { Store } from '../store/store.ts'
import { deliver } from './outbox.ts'

export interface HeldMessages {
  /** Looks after them; to be called whenever one was held or the clock was moved. */
  tend(): void
  stop(): void
}

/** What timers of the platform can wait, and when a delivery that failed is tried again. */
const [longestWait, retryWait] = [2 ** 31 - 1, 1000]

export function createHeldMessages(store: Store, clock: Clock, timer: Timer): HeldMessages {
  let callOff: () => void = () => undefined

  function again(milliseconds: number): void {
    callOff()
    callOff = timer(Math.min(milliseconds, longestWait), tend)
  }

  function tend(): void {
    callOff()
    const isDue = ({ arrivesAt }: { readonly arrivesAt: number }) => arrivesAt <= clock.now()
    const due = store.heldMessages.list({}).filter(isDue)
    try {
      if (due.length > 0) {
        store.commit(() => {
          for (const held of due) {
            const { arrivesAt: _arrivesAt, sequence: _sequence, ...message } = held
            deliver(store, message)
            store.heldMessages.delete(held)
          }
        })
      }
    } catch {
      // Such as a full disk: nobody waits for an answer here, and the message is still on its way.
      return again(retryWait)
    }
    const waiting = store.heldMessages.list({}).map(({ arrivesAt }) => arrivesAt - clock.now())
    const speed = speedOf(clock.state)
    if (waiting.length > 0 && speed > 0) again(Math.ceil(Math.min(...waiting) / speed))
  }

  return { tend, stop: () => callOff() }
}
