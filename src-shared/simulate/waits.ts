/** Waits of calls in real time. They end with the emulator, or a timer would keep its process for as long. */
import type { Timer } from './system.ts'

export interface Waits {
  wait(milliseconds: number): Promise<void>
  endAll(): void
}

export function createWaits(timer: Timer): Waits {
  const ends = new Set<() => void>()
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const callOff = timer(milliseconds, () => end())
        function end(): void {
          ends.delete(end)
          callOff()
          resolve()
        }
        ends.add(end)
      }),
    endAll() {
      for (const end of ends) end()
    },
  }
}
