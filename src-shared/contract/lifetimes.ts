/** How long what is mailed or texted can be used, in seconds (contract section 10). */

/** One-time codes to sign in. */
export const codeSeconds = 15 * 60

/** Links, and the code that verifies a phone. */
export const linkSeconds = 60 * 60
