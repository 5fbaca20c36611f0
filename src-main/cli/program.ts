/** The command line as commander reads it, with our words for what is wrong. */
import { Argument, Command as Program, CommanderError, Option } from 'commander'
import { offwriteVersion } from '../../src-shared/http/version.ts'
import type { Command } from './command.ts'
import { configFileName } from './config-file.ts'
import { exitCodeMeanings } from './exit-codes.ts'
import { nearest } from '../../src-shared/http/nearest.ts'
import { flagName, type Setting } from './setting.ts'
import { flagWords, type Given } from './sources.ts'
import { UsageError } from './usage-error.ts'

export type Asked =
  | { readonly kind: 'run'; readonly command: Command; readonly given: Given }
  | { readonly kind: 'print'; readonly text: string }

/** What the words ask for. Throws `UsageError`. */
export function readWords(words: readonly string[], commands: readonly Command[]): Asked {
  let asked: Asked | null = null
  let printed = ''
  const program = createProgram(commands, (command, given) => (asked = { kind: 'run', command, given }))
  for (const part of allParts(program)) part.configureOutput({ writeOut: (text) => (printed += text) })
  if (words.length === 0) return { kind: 'print', text: helpOf(program) }
  try {
    program.parse([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help or version were asked for; help that nobody asked for goes elsewhere.
    if (printed !== '') return { kind: 'print', text: printed }
    const command = commandOf(words, commands)
    if (error.code === 'commander.excessArguments' && command !== null) {
      const extra = partOf(program, command).args[Object.keys(command.arguments).length] ?? ''
      throw new UsageError(`The word ${extra} is not expected behind ${command.name}. Options begin with --`)
    }
    throw new UsageError(explain(error, words, command, commands))
  }
  return asked ?? { kind: 'print', text: helpOf(program) }
}

type Found = (command: Command, given: Given) => void

/** The program alone, without doing anything. */
function createProgram(commands: readonly Command[], found: Found): Program {
  const program = prepared(new Program('offwrite'))
    .description("Appwrite's auth, offline.")
    .version(offwriteVersion, '-v, --version', 'Print the version')
    .helpCommand('help [command]', 'Print the help of a command')
    .enablePositionalOptions()
    .addHelpText('after', `\n${precedence}\n\n${exitCodesText()}`)
  for (const command of commands) addCommand(program, command, found)
  return program
}

function exitCodesText(): string {
  const rows = exitCodeMeanings.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`)
  return ['Exit codes:', ...rows, '  exec ends with the code of its command, or 128 and the number of its signal'].join(
    '\n',
  )
}

const precedence = `A setting is taken from its flag, else from its variable (OFFWRITE_PORT), else from ${configFileName}.`

/** What every part of the program has. */
function prepared(program: Program): Program {
  return program
    .exitOverride()
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', 'Print this help')
}

function addCommand(program: Program, command: Command, found: Found): void {
  const [name = '', ...rest] = command.name.split(' ').toReversed()
  const [group] = rest
  const part = prepared((group === undefined ? program : groupOf(program, group)).command(name))
  part.description(command.summary)
  for (const [key, setting] of Object.entries(command.arguments)) part.addArgument(argumentOf(key, setting))
  for (const [key, setting] of Object.entries(command.options)) part.addOption(optionOf(key, setting))
  if (command.takesRest === true) part.passThroughOptions()
  if (command.examples.length > 0) {
    part.addHelpText('after', `\nExamples:\n${command.examples.map((line) => `  offwrite ${line}`).join('\n')}`)
  }
  part.action(() => found(command, givenTo(part, command)))
}

function groupOf(program: Program, name: string): Program {
  const existing = program.commands.find((part) => part.name() === name)
  return (
    existing ??
    prepared(program.command(name))
      .description(groups[name] ?? '')
      .helpCommand(false)
  )
}

const groups: Readonly<Record<string, string>> = {
  clock: 'See and move the clock',
  fault: 'Make calls fail',
  inbox: 'Read what would have been mailed or texted',
  snapshot: 'Keep, restore and compare states',
  users: 'Create and list users, and become one',
}

function argumentOf(key: string, setting: Setting<unknown>): Argument {
  const name = `${flagName(key)}${setting.takes === 'many' ? '...' : ''}`
  const argument = new Argument(setting.isRequired ? `<${name}>` : `[${name}]`, setting.description)
  return setting.takes === 'many' ? argument : argument.argParser((value: string) => [value])
}

function optionOf(key: string, setting: Setting<unknown>): Option {
  const flag = `--${flagName(key)}`
  const term = setting.takes === 'switch' ? flag : `${flag} <${setting.placeholder}>`
  const option = new Option(term, describe(setting))
  if (setting.takes === 'switch') return option
  return option.argParser((value: string, earlier: readonly string[] | undefined) => {
    // Commander takes the next word whatever it is: `--port --memory` forgot the value.
    if (value === '' || value.startsWith('--')) throw new UsageError(needsValue(key, setting))
    return [...(earlier ?? []), value]
  })
}

/** The description with what is to be known of the default. */
export function describe({ description, shownDefault, takes }: Setting<unknown>): string {
  if (takes === 'many') return `${description}; may be repeated`
  return shownDefault === null ? description : `${description}. Default ${shownDefault}`
}

function needsValue(key: string, setting: Setting<unknown>): string {
  const { where, example } = flagWords(key, setting)
  return `${where} needs a value, for example: ${example}`
}

function givenTo(part: Program, command: Command): Given {
  const given = new Map<string, readonly string[]>()
  for (const [key, value] of Object.entries(part.opts<Record<string, unknown>>())) given.set(key, textsOf(value))
  for (const [at, key] of Object.keys(command.arguments).entries()) {
    const value: unknown = part.processedArgs[at]
    if (value !== undefined) given.set(key, textsOf(value))
  }
  return given
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)]
}

function partOf(program: Program, { name }: Command): Program {
  return name.split(' ').reduce((part, word) => part.commands.find((one) => one.name() === word) ?? part, program)
}

function allParts(program: Program): readonly Program[] {
  return [program, ...program.commands.flatMap((part) => allParts(part))]
}

function helpOf(program: Program): string {
  let text = ''
  program.configureOutput({ writeOut: (part) => (text += part) }).outputHelp()
  return text
}

/** What is wrong with the words, in a sentence that names what would do. */
function explain(
  error: CommanderError,
  words: readonly string[],
  command: Command | null,
  commands: readonly Command[],
): string {
  const [, quoted = ''] = /'([^']*)'/.exec(error.message) ?? []
  switch (error.code) {
    case 'commander.unknownOption':
      return unknownOption(quoted, words, command, commands)
    case 'commander.optionMissingArgument': {
      const key = keyOf(/--[a-z-]+/.exec(quoted)?.[0] ?? '', command)
      const setting = command?.options[key]
      return setting === undefined ? `${quoted} needs a value.` : needsValue(key, setting)
    }
    case 'commander.missingArgument':
      return `${error.message.replace(/^error: missing required argument '(.*)'$/, 'The $1 is missing')}${
        command?.examples[0] === undefined ? '.' : `, for example: offwrite ${command.examples[0]}`
      }`
    default:
      return unknownCommand(words, commands)
  }
}

function commandOf(words: readonly string[], commands: readonly Command[]): Command | null {
  return commands.find(({ name }) => name.split(' ').every((word, at) => words[at] === word)) ?? null
}

function keyOf(flag: string, command: Command | null): string {
  return Object.keys(command?.options ?? {}).find((key) => `--${flagName(key)}` === flag) ?? ''
}

function unknownOption(
  given: string,
  words: readonly string[],
  command: Command | null,
  commands: readonly Command[],
): string {
  if (command === null) {
    const later = words.findIndex((_word, at) => commandOf(words.slice(at), commands) !== null)
    if (later === -1) return 'A command is missing. Did you mean: offwrite serve'
    return `${given} stands before the command. Put it behind: offwrite ${words[later]} ${given}`
  }
  const [flag = ''] = given.split('=')
  if (keyOf(flag, command) !== '') return `${flag} takes no value.`
  const names = [...Object.keys(command.options).map(flagName), 'help']
  const close = nearest(flag.replace(/^-+/, ''), names)
  const advice = close === null ? `See: offwrite ${command.name} --help` : `Did you mean --${close}?`
  return `There is no option ${given}. ${advice}`
}

function unknownCommand(words: readonly string[], commands: readonly Command[]): string {
  const [first = '', second = ''] = words.filter((word) => !word.startsWith('-'))
  const members = commands
    .filter(({ name }) => name.startsWith(`${first} `))
    .map(({ name }) => name.split(' ')[1] ?? '')
  if (members.length > 0) {
    const missing = second === '' ? `A command is missing behind ${first}` : `There is no command ${first} ${second}`
    return `${missing}. There are: ${members.map((member) => `offwrite ${first} ${member}`).join(', ')}`
  }
  const names = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
  const close = nearest(first, names)
  if (close !== null) return `There is no command ${first}. Did you mean: offwrite ${close}`
  return `There is no command ${first}. There are: ${names.join(', ')}`
}
