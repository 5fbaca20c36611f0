/** The README's tables of calls and majors, from what the calls did. */
import { type Major, majors } from './majors.ts'
import type { MethodOutcomes, Outcome } from './run-calls.ts'

const start = '<!-- What follows is written by `npm run readme`. -->'
const end = '<!-- Up to here. -->'

/** The README with its tables as the outcomes have them. */
export function withTable(readme: string, outcomes: readonly MethodOutcomes[]): string {
  const [before, rest] = readme.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for the table: ${start}`)
  return `${before}${start}\n\n${tablesOf(outcomes)}\n\n${end}${after}`
}

const captions = { 'node-appwrite': 'With `node-appwrite`:', appwrite: 'With the web SDK, `appwrite`:' } as const

function tablesOf(outcomes: readonly MethodOutcomes[]): string {
  const families = [...new Set(majors.map(({ family }) => family))]
  return families
    .map((family) => {
      const columns = majors.filter((major) => major.family === family)
      return `${captions[family]}\n\n${tableOf(columns, outcomes)}`
    })
    .join('\n\n')
}

function tableOf(columns: readonly Major[], outcomes: readonly MethodOutcomes[]): string {
  const header = ['Call', ...columns.map(({ name, format }) => `${name} (${format})`)]
  const rows = outcomes
    .filter(({ byMajor }) => columns.some((major) => byMajor.get(major) !== 'absent'))
    .map(({ service, method, byMajor }) => [
      `\`${service}.${method}\``,
      ...columns.map((major) => wordOf(byMajor.get(major))),
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
