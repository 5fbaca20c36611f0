/** What every text has that a regular expression matches. */

/** A character as it is or behind a backslash, the end, or one of a class; and how often. */
const pieces = /(?:\\([^\p{L}\p{N}])|([^\\^$.|?*+()[\]{}])|(\$$)|\\[dDwWsSbB]|\.)([*?+]\??)?|[^]/gu

/**
 * Parts that all occur in the text, which has a line break before and behind it. Only of a pattern that is a plain row of
 * characters: of one with choices, groups or counts nothing is told.
 */
export function literalsOf(pattern: string): readonly string[] {
  const runs = [pattern.startsWith('^') ? '\n' : '']
  for (const [piece, escaped, plain, end, quantifier = ''] of pattern.replace(/^\^/, '').matchAll(pieces)) {
    if ('\\^|?*+()[]{}'.includes(piece)) return []
    const character = /^[*?]/.test(quantifier) ? '' : (escaped ?? plain ?? (end === undefined ? '' : '\n'))
    runs.push(`${runs.pop() ?? ''}${character}`)
    // What follows is next to this character only if it stands there just once.
    if (character === '' || quantifier !== '') runs.push('')
  }
  return runs.filter((run) => run !== '')
}
