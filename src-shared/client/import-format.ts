import type { ImportFormat } from '../contract/imports.ts'

/** By what every file of a format has near its beginning; null when it is not clear. */
export function formatOf(file: string, text: string): ImportFormat | null {
  const head = text.slice(0, 20_000)
  if (/"name":\s*"offwrite-snapshot"/.test(head)) return 'offwrite'
  if (/"localId"\s*:/.test(head)) return 'firebase'
  if (/"\$id"\s*:/.test(head)) return 'appwrite'
  return /\.(csv|tsv)$/i.test(file) ? 'csv' : null
}
