/** Chance that is the same in every run, so that a failure can be looked at again. */
import { seeded } from '../support/seeded.ts'

export interface Chance {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number
  flag(): boolean
  oneOf<T>(of: readonly T[]): T
  /** One to `most` of them, perhaps the same twice. */
  someOf<T>(of: readonly T[], most: number): readonly T[]
}

export function chanceFrom(seed: number): Chance {
  const next = seeded(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  function oneOf<T>(of: readonly T[]): T {
    const [chosen] = of.slice(below(of.length))
    if (chosen === undefined) throw new Error('There is nothing to choose from.')
    return chosen
  }
  return {
    below,
    flag: () => next() < 0.5,
    oneOf,
    someOf: (of, most) => Array.from({ length: 1 + below(most) }, () => oneOf(of)),
  }
}
