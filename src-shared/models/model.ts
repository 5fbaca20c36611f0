/** What the models share: fields that older formats do not know (contract section 16). */
import { compareVersions } from '../http/version.ts'

/** Who reads the answer. */
export interface View {
  /** Version that the caller reads; null is the newest. */
  readonly format: string | null
  /** API keys see secrets. */
  readonly showsSecrets: boolean
}

/** Each entry: fields that callers below this version do not get. */
export type HiddenBelow = readonly (readonly [version: string, fields: readonly string[]])[]

export function shownTo(view: View, hidden: HiddenBelow, body: Readonly<Record<string, unknown>>): object {
  const { format } = view
  if (format === null) return body
  const names = hidden.flatMap(([version, fields]) => (compareVersions(format, version) < 0 ? fields : []))
  return names.length === 0 ? body : Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))
}
