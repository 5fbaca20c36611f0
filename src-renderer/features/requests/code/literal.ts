/** Values as code. */

/** A JavaScript literal as a person would write it; fields that are null are left out unless they are asked for. */
export function literal(value: unknown, indent = '', nulls: 'left out' | 'null' = 'left out'): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, indent, nulls)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  const fields = Object.entries(value).filter(
    ([, field]) => field !== undefined && (field !== null || nulls === 'null'),
  )
  if (fields.length === 0) return '{}'
  const lines = fields.map(([name, field]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
    return `${inner}${key}: ${literal(field, inner, nulls)},\n`
  })
  return `{\n${lines.join('')}${indent}}`
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
