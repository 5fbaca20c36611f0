/** The README's table of calls and majors, from what the calls did. */
import { majors } from './majors.ts'
import type { MethodOutcomes, Outcome } from './run-calls.ts'

const start = '<!-- What follows is written by `npm run readme`. -->'
const end = '<!-- Up to here. -->'

/** The README with its table as the outcomes have it. */
export function withTable(readme: string, outcomes: readonly MethodOutcomes[]): string {
  const [before, rest] = readme.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for the table: ${start}`)
  return `${before}${start}\n\n${tableOf(outcomes)}\n\n${end}${after}`
}

function tableOf(outcomes: readonly MethodOutcomes[]): string {
  const header = ['Call', ...majors.map(({ name, format }) => `${name} (${format})`)]
  const rows = outcomes.map(({ service, method, byMajor }) => [
    `\`${service}.${method}\``,
    ...majors.map(({ name }) => wordOf(byMajor.get(name))),
  ])
  const lines = [header, ...rows]
  const widths = header.map((_cell, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function wordOf(outcome: Outcome | undefined): string {
  if (outcome === 'works') return 'yes'
  if (outcome === 'absent') return ''
  return outcome === 'beyond' ? 'later' : 'fails'
}
