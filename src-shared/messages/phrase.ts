/** The security phrase in a mail. */

/** Nothing when there is no phrase. */
export function phraseLines(phrase: string): readonly string[] {
  return phrase === ''
    ? []
    : [`Security phrase: ${phrase}`, 'Go on only if the app where you sign in shows the same phrase.']
}
