/** The options of `offwrite serve`, read from the command line. */
import { parseArgs } from 'node:util'
import type { PasswordCostLevel } from '../../src-shared/simulate/hasher.ts'
import type { CompactionThreshold } from '../host/data-file.ts'
import { nearest } from './nearest.ts'

export interface ServeOptions {
  readonly port: number
  readonly host: string | null
  /** Null keeps everything in memory. */
  readonly data: string | null
  readonly project: string
  readonly strict: boolean
  readonly passwordCost: PasswordCostLevel
  readonly allowedHosts: readonly string[]
  readonly allowedOrigins: readonly string[]
  readonly readyFile: string | null
  readonly json: boolean
  readonly quiet: boolean
  readonly compactAfter: CompactionThreshold | null
}

export type Command =
  | { readonly kind: 'serve'; readonly options: ServeOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

/** A command line that cannot be followed: says which word, and what would do. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

const known = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  memory: { type: 'boolean' },
  project: { type: 'string' },
  strict: { type: 'boolean' },
  'password-cost': { type: 'string' },
  'allow-host': { type: 'string' },
  'allow-origin': { type: 'string' },
  'ready-file': { type: 'string' },
  'compact-after': { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

const examples: Readonly<Record<string, string>> = {
  port: '4280',
  host: '0.0.0.0',
  data: './offwrite.db',
  project: 'demo',
  'password-cost': 'production',
  'allow-host': 'offwrite.test',
  'allow-origin': 'http://localhost:5173',
  'ready-file': './offwrite.json',
  'compact-after': '5000',
}

export function readCommand(words: readonly string[]): Command {
  const { positionals, values } = readWords(words)
  if (values.has('help')) return { kind: 'help' }
  if (values.has('version')) return { kind: 'version' }
  const [command, extra] = positionals
  if (command === undefined && values.size === 0) return { kind: 'help' }
  if (command === undefined) throw new UsageError('A command is missing. Did you mean: offwrite serve')
  if (command !== 'serve') throw new UsageError(`There is no command ${command}. The command is: offwrite serve`)
  if (extra !== undefined) throw new UsageError(`The word ${extra} is not expected behind serve. Options begin with --`)
  if (values.has('memory') && values.has('data')) {
    throw new UsageError('--memory and --data exclude each other: leave one of them out.')
  }
  return { kind: 'serve', options: serveOptions(values) }
}

type Values = ReadonlyMap<string, readonly string[]>

function serveOptions(values: Values): ServeOptions {
  const last = (name: string): string | null => values.get(name)?.at(-1) ?? null
  const commits = last('compact-after')
  return {
    port: wholeNumber('port', last('port') ?? '4280', 0, 65_535),
    host: last('host'),
    data: values.has('memory') ? null : (last('data') ?? './offwrite.db'),
    project: projectId(last('project') ?? 'demo'),
    strict: values.has('strict'),
    passwordCost: passwordCost(last('password-cost') ?? 'cheap'),
    allowedHosts: (values.get('allow-host') ?? []).map(hostName),
    allowedOrigins: (values.get('allow-origin') ?? []).map(origin),
    readyFile: last('ready-file'),
    json: values.has('json'),
    quiet: values.has('quiet'),
    compactAfter:
      commits === null
        ? null
        : { commits: wholeNumber('compact-after', commits, 1, 1_000_000), bytes: Number.MAX_SAFE_INTEGER },
  }
}

function readWords(words: readonly string[]): { readonly positionals: readonly string[]; readonly values: Values } {
  const { tokens } = parseArgs({
    args: [...words],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value } = token
    if (!isKnown(name)) throw new UsageError(unknownOption(rawName))
    if (known[name].type === 'boolean' && value !== undefined) throw new UsageError(`${rawName} takes no value.`)
    if (
      known[name].type === 'string' &&
      (value === undefined || value === '' || looksLikeOption(token.inlineValue, value))
    ) {
      throw new UsageError(`${rawName} needs a value, for example: --${name} ${examples[name] ?? ''}`)
    }
    values.set(name, [...(values.get(name) ?? []), value ?? ''])
  }
  return { positionals: tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : [])), values }
}

/** `--port --memory`: the value was forgotten. */
function looksLikeOption(isInline: boolean | undefined, value: string): boolean {
  return isInline !== true && value.startsWith('--')
}

function isKnown(name: string): name is keyof typeof known {
  return Object.hasOwn(known, name)
}

function unknownOption(rawName: string): string {
  const close = nearest(rawName.replace(/^-+/, ''), Object.keys(known))
  return `There is no option ${rawName}. ${close === null ? 'See: offwrite --help' : `Did you mean --${close}?`}`
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw badValue(name, text, `a whole number from ${least} to ${most}`)
}

function projectId(text: string): string {
  if (/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,35}$/.test(text)) return text
  throw badValue(
    'project',
    text,
    'up to 36 letters, digits, dots, hyphens and underscores, the first a letter or digit',
  )
}

function passwordCost(text: string): PasswordCostLevel {
  if (text === 'cheap' || text === 'production') return text
  throw badValue('password-cost', text, 'cheap or production')
}

function hostName(text: string): string {
  if (/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)$/i.test(text)) return text
  throw badValue('allow-host', text, 'a host name without scheme and port')
}

function origin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '').toLowerCase()) return new URL(text).origin
  throw badValue('allow-origin', text, 'an origin: scheme, host and port, no path')
}

function badValue(name: string, text: string, wanted: string): UsageError {
  return new UsageError(
    `--${name} cannot be "${text}": it takes ${wanted}, for example: --${name} ${examples[name] ?? ''}`,
  )
}
