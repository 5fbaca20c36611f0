/** Generated ids (contract section 8): 13 hex characters from the microsecond clock, 7 random ones. */
import type { Random } from '../simulate/random.ts'

/** The literal by which a caller asks for a generated id. */
export const uniqueId = 'unique()'

/** `now` in milliseconds; a fraction counts too. */
export function createId(random: Random, now: number): string {
  const seconds = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0')
  const microseconds = Math.round((now % 1000) * 1000)
    .toString(16)
    .padStart(5, '0')
  return seconds + microseconds + random.hex(7)
}

export function chosenId(requested: string, random: Random, now: number): string {
  return requested === uniqueId ? createId(random, now) : requested
}
