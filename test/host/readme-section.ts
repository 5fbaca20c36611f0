/** What the README says of the command line, from the commands and the table of settings. */
import { commonOptions } from '../../src-main/cli/command.ts'
import { commands } from '../../src-main/cli/commands/index.ts'
import { exitCodeMeanings } from '../../src-main/cli/exit-codes.ts'
import { describe } from '../../src-main/cli/program.ts'
import { flagName } from '../../src-main/cli/setting.ts'
import { settings } from '../../src-main/cli/settings.ts'

const start = '<!-- Commands, settings and exit codes are written by `npm run readme`. -->'
const end = '<!-- So far. -->'

/** The README with its section as the commands have it. */
export function withCommandLine(readme: string): string {
  const [before, rest] = readme.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`README.md has no place for the commands: ${start}`)
  return `${before}${start}\n\n${[commandTable(), settingTable(), exitCodeTable()].join('\n\n')}\n\n${end}${after}`
}

function commandTable(): string {
  return table(
    ['Command', 'What it does'],
    commands.map(({ name, summary }) => [`\`${name}\``, summary]),
  )
}

function settingTable(): string {
  const { config } = commonOptions
  return table(
    ['Setting', 'Meaning'],
    Object.entries({ ...settings, config }).map(([key, setting]) => [
      `\`--${flagName(key)}${setting.takes === 'switch' ? '' : ` <${setting.placeholder}>`}\``,
      describe(setting),
    ]),
  )
}

function exitCodeTable(): string {
  return table(
    ['Exit code', 'Meaning'],
    exitCodeMeanings.map(([code, meaning]) => [String(code), meaning]),
  )
}

/** Laid out as the formatter does. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = heads.map((_head, at) => Math.max(...lines.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = lines
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
