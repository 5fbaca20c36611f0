/** Pictures are the same on every day and every computer: what is real time to the emulator stands still. */
export const realTime = Date.parse('2026-11-21T14:59:00.000Z')

const now = Date.now
Date.now = () => realTime

/** The emulator has taken its clock over by now; all else goes on with the true one. */
export function freeTime(): void {
  Date.now = now
}

/** Calls that are made meanwhile took a few milliseconds each, always the same. */
export async function withFixedDurations<Result>(run: () => Promise<Result>): Promise<Result> {
  const elapsed = performance.now
  const steps = [3, 2, 8, 2, 4]
  let readings = 0
  let at = elapsed.call(performance)
  performance.now = () => (at += steps[readings++ % steps.length] ?? 0)
  try {
    return await run()
  } finally {
    performance.now = elapsed
  }
}
