/** What the mails that sign somebody in have in common. */

export function greeting(userName: string): string {
  return userName === '' ? 'Hello,' : `Hello ${userName},`
}

/** Nothing when there is no phrase. */
export function phraseLines(phrase: string): readonly string[] {
  return phrase === ''
    ? []
    : [`Security phrase: ${phrase}`, 'Go on only if the app where you sign in shows the same phrase.']
}
