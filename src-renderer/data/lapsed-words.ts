/** What a move of the clock ends, in words. */
import type { Lapsed } from '../../src-shared/contract/clock.ts'
import { countOf } from '../ui/words.ts'

type Counts = Pick<Lapsed, 'tokens' | 'sessions' | 'challenges'>

/** `3 codes and 1 session`; null when there is none. */
export function lapsedCount({ tokens, challenges, sessions }: Counts): string | null {
  const counts = [
    { count: tokens + challenges, one: 'code' },
    { count: sessions, one: 'session' },
  ]
  const words = counts.filter(({ count }) => count > 0).map(({ count, one }) => countOf(count, one))
  return words.length === 0 ? null : words.join(' and ')
}

/** `3 codes and 1 session ended`, `1 session is valid again`; null when there is none. */
export function lapsedWords(lapsed: Counts, isBack: boolean): string | null {
  const count = lapsedCount(lapsed)
  if (count === null) return null
  const isOne = lapsed.tokens + lapsed.challenges + lapsed.sessions === 1
  return isBack ? `${count} ${isOne ? 'is' : 'are'} valid again` : `${count} ended`
}
