/** Rows as aligned columns. */
export function alignedRows(rows: readonly (readonly string[])[]): string {
  const printable = rows.map((row) => row.map(printableText))
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
