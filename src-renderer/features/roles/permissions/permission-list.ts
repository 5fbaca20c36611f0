/** Takes a pasted text apart: a list of permissions, as JSON, as code or line by line, or a whole document. */
import { fieldsOf, listOf } from '../../../data/read-fields.ts'

/** The server takes so many at once. */
const most = 1000

export function parsePermissionList(text: string): readonly string[] {
  const found = ofJson(text) ?? ofCode(text)
  return found.filter((part) => part !== '').slice(0, most)
}

function ofJson(text: string): readonly string[] | null {
  const value = parsed(text)
  if (value === undefined) return null
  const list = Array.isArray(value) ? listOf(value) : listOf(fieldsOf(value)['$permissions'])
  const texts = list.filter((item) => typeof item === 'string')
  // A JSON text alone, such as "any", is a role like any other.
  return typeof value === 'object' ? texts : null
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

/** Parts end at a line's end, a comma or a semicolon, but not within brackets; a quote ends with its line. */
function ofCode(text: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  let quote: string | null = null
  for (const sign of text.trim().replace(/^\[/, '').replace(/\];?$/, '')) {
    if (quote !== null) quote = sign === quote ? null : quote
    else if (`"'\``.includes(sign)) quote = sign
    else if (sign === '(') depth += 1
    else if (sign === ')') depth = Math.max(0, depth - 1)
    const isEnd = sign === '\n' || (quote === null && (sign === ',' || sign === ';'))
    if (isEnd && depth === 0) {
      parts.push(part.trim())
      part = ''
      quote = null
    } else part += sign
  }
  return [...parts, part.trim()]
}
