/** A command is a value: help, completion and the command line itself are made from the list of them. */
import { anyPath, optionalValue, type Settings, type Values } from './setting.ts'
import { settings } from './settings.ts'
import { settleAll, type Sources, sourcesOf, type Given, type Surroundings } from './sources.ts'

/** Where a command runs, and what it may write to. */
export interface Terminal extends Surroundings {
  readonly colors: boolean
  /** Whether a line on the error stream can be drawn over. */
  readonly redraws: boolean
  /** The built window. */
  readonly uiFolder: string
  write(text: string): void
  writeError(text: string): void
}

/** What a command found out or did: `--json` prints the one, if there is something; everybody else reads the other. */
export interface Outcome {
  readonly json: unknown
  readonly text: string
  /** Default 0. */
  readonly exitCode?: number
}

/** An outcome as it is printed. */
export interface Printed {
  readonly text: string
  readonly exitCode: number
}

export interface CommandFacts {
  /** Such as `users create`. */
  readonly name: string
  /** One line. */
  readonly summary: string
  /** Words without a flag, in their order. */
  readonly arguments: Settings
  readonly options: Settings
  /** What follows `offwrite `. */
  readonly examples: readonly string[]
  /** Whether all words behind the first that is no option belong to the last argument. */
  readonly takesRest?: true
}

export interface Command extends CommandFacts {
  /** Null: it has printed what it had to. */
  run(given: Given, terminal: Terminal): Promise<Printed | null>
}

interface Declared<Arguments, Options> extends CommandFacts {
  readonly arguments: Arguments & Settings
  readonly options: Options & Settings
  run(
    input: Values<Arguments> & Values<Options>,
    context: { readonly terminal: Terminal; readonly sources: Sources },
  ): Promise<Outcome | null>
}

/** Every command has these too. */
export const commonOptions = {
  config: optionalValue(anyPath('Config file to read instead of ./offwrite.config.json', 'file', 'ci/offwrite.json')),
  json: settings.json,
} as const

export function defineCommand<const Arguments extends Settings, const Options extends Settings>(
  declared: Declared<Arguments, Options>,
): Command {
  return {
    ...declared,
    options: { ...declared.options, ...commonOptions },
    async run(given, terminal) {
      const sources = sourcesOf(given, terminal)
      const { json } = settleAll(commonOptions, sources)
      const input = { ...settleAll(declared.arguments, sources), ...settleAll(declared.options, sources) }
      const outcome = await declared.run(input, { terminal, sources })
      if (outcome === null) return null
      const text = json && outcome.json !== undefined ? `${JSON.stringify(outcome.json)}\n` : outcome.text
      return { text, exitCode: outcome.exitCode ?? 0 }
    },
  }
}
