/** What the machine gives: its clock and its randomness. The only file of the core that reaches for them. */

export const systemNow: () => number = Date.now

/** A steady clock for durations, in milliseconds. */
export const systemElapsed = (): number => performance.now()

export function systemBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}
