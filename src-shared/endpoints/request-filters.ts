/** What callers of older formats send, in the words of today (contract section 16, requests). */
import type { RawInput } from '../http/input.ts'
import { compareVersions } from '../http/version.ts'

/** `raw` as a caller of the newest format would have sent it. */
export function filterRequest(raw: RawInput, format: string | null): RawInput {
  if (format === null || compareVersions(format, '1.5.0') >= 0) return raw
  return Array.isArray(raw.queries) ? { ...raw, queries: raw.queries.map(jsonQuery) } : raw
}

const withoutAttribute: ReadonlySet<string> = new Set(['limit', 'offset', 'cursorAfter', 'cursorBefore'])

/** `equal("name",["Grace"])` as JSON; a text that is no such call stays as it is and is refused as a query later. */
function jsonQuery(text: unknown): unknown {
  const [, method, inner] = typeof text === 'string' ? (/^\s*(\w+)\((.*)\)\s*$/s.exec(text) ?? []) : []
  if (method === undefined || inner === undefined) return text
  const values = listOf(inner)
  if (values === null) return text
  if (withoutAttribute.has(method)) return JSON.stringify({ method, values })
  const [attribute = '', value, ...rest] = values
  return JSON.stringify({
    method,
    attribute,
    values: Array.isArray(value) ? value : values.length > 1 ? [value, ...rest] : [],
  })
}

function listOf(inner: string): readonly unknown[] | null {
  try {
    const values: unknown = JSON.parse(`[${inner}]`)
    return Array.isArray(values) ? values : null
  } catch {
    return null
  }
}
