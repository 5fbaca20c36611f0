/** What a move of the clock ends, in words. */
import type { Lapsed } from '../../src-shared/contract/clock.ts'
import { countOf } from '../ui/words.ts'

type Counts = Pick<Lapsed, 'tokens' | 'sessions' | 'challenges'>

/** `3 codes and links, 1 session`; null when there is none. */
export function lapsedCount({ tokens, challenges, sessions }: Counts): string | null {
  // A token is in a code, in a link or in both.
  const secrets = tokens + challenges
  const words = [
    ...(secrets === 0 ? [] : [secrets === 1 ? '1 code or link' : `${secrets.toLocaleString('en')} codes and links`]),
    ...(sessions === 0 ? [] : [countOf(sessions, 'session')]),
  ]
  return words.length === 0 ? null : words.join(', ')
}

/** `3 codes and links, 1 session ended`, `1 session is valid again`; null when there is none. */
export function lapsedWords(lapsed: Counts, isBack: boolean): string | null {
  const count = lapsedCount(lapsed)
  if (count === null) return null
  const isOne = lapsed.tokens + lapsed.challenges + lapsed.sessions === 1
  return isBack ? `${count} ${isOne ? 'is' : 'are'} valid again` : `${count} ended`
}
