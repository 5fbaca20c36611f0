/** Versions as they stand in user agents: `Name/1.2.3`, now and then `1_2_3`. */

/** The version right after a token such as `Chrome/`; null when the token is not there. */
export function versionAfter(text: string, token: string): string | null {
  const found = new RegExp(`${token}/([0-9._]+)`, 'i').exec(text)?.[1]
  return found === undefined ? null : wholeVersion(found)
}

export function wholeVersion(version: string): string {
  return version.replaceAll('_', '.').replace(/^\.+/, '').replace(/\.+$/, '')
}

/** Just `major.minor`: what is shown of a client. */
export function shortVersion(version: string): string {
  return wholeVersion(version).split('.', 2).join('.')
}
