/** Room for a text between others: it loses its end. The first column is an id, the last has room. */
const innerColumns = 40

/** Rows as aligned columns. */
export function alignedRows(rows: readonly (readonly string[])[]): string {
  const printable = rows.map((row) =>
    row.map((cell, at) => {
      const text = printableText(cell)
      const isInner = at > 0 && at < row.length - 1
      return isInner && text.length > innerColumns ? `${text.slice(0, innerColumns - 1)}…` : text
    }),
  )
  const widths = (printable[0] ?? []).map((_cell, at) => Math.max(...printable.map((row) => row[at]?.length ?? 0)))
  return printable
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** Only printable characters reach the terminal: names and subjects are other people's text. */
export function printableText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '?')
}

/** `1 user`, `2 users` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
