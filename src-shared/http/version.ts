/** The Appwrite server version whose behaviour is answered; also the `version` of error bodies. */
export const apiVersion = '1.9.6'

/** Offwrite's own version, kept equal to package.json by a test. */
export const offwriteVersion = '0.1.0'

/** Below zero when `left` is older. Both as `1.9.6`. */
export function compareVersions(left: string, right: string): number {
  const a = left.split('.').map(Number)
  const b = right.split('.').map(Number)
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
