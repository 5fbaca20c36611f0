/** A command line run in this process, as `src-main/cli.ts` runs it. */
import { commands } from '../../src-main/cli/commands/index.ts'
import { readWords } from '../../src-main/cli/program.ts'

export interface Ran {
  readonly text: string
  readonly exitCode: number
  /** What went to the error stream. */
  readonly told: string
}

/** Words in double quotes are one. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word)
}

export async function run(folder: string, line: string, environment: Record<string, string> = {}): Promise<Ran> {
  const asked = readWords(wordsOf(line), commands)
  if (asked.kind === 'print') return { text: asked.text, exitCode: 0, told: '' }
  let told = ''
  const printed = await asked.command.run(asked.given, {
    // A server that runs on the usual port of this machine is not the test's to change.
    environment: { OFFWRITE_PORT: '1', ...environment },
    folder,
    colors: false,
    redraws: false,
    uiFolder: '/nowhere',
    write: () => undefined,
    writeError: (text) => void (told += text),
  })
  return { text: printed?.text ?? '', exitCode: printed?.exitCode ?? 0, told }
}

/** What `--json` prints. */
export async function runJson(folder: string, line: string): Promise<unknown> {
  return JSON.parse((await run(folder, `${line} --json`)).text)
}
