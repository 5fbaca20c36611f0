/** Rows of a list as text for other programs. */

export function rowsAsJson(rows: readonly object[]): string {
  return JSON.stringify(rows, null, 2)
}

/** With a head line; the names of the first row are those of all. */
export function rowsAsCsv(rows: readonly object[]): string {
  const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row).map(valueText))]
  return lines.map((cells) => cells.map(cellText).join(',')).join('\r\n') + '\r\n'
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(' ')
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function cellText(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}
