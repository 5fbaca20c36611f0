/** Where values come from: flags before environment before config file before default. */
import { resolve } from 'node:path'
import { type ConfigFile, jsonExample, readConfigFile } from './config-file.ts'
import { nearest } from '../../src-shared/http/nearest.ts'
import { flagName, type Setting, type Settings, Unfit, type Values, variableName } from './setting.ts'
import { settings } from './settings.ts'
import { UsageError } from './usage-error.ts'

/** What a command line gave, by key; arguments too. */
export type Given = ReadonlyMap<string, readonly string[]>

export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The working folder. */
  readonly folder: string
}

export interface Sources {
  readonly given: Given
  readonly environment: Given
  readonly config: ConfigFile | null
}

/** What `exec` tells its command, and what belongs to the development of Offwrite itself. */
const notSettings = ['OFFWRITE_ENDPOINT', 'OFFWRITE_PROJECT_ID', 'OFFWRITE_API_KEY', 'OFFWRITE_CONFIG']

export function sourcesOf(given: Given, { environment, folder }: Surroundings): Sources {
  const variables = new Map<string, readonly string[]>()
  const known = new Map(Object.entries(settings).map(([key, setting]) => [variableName(key), { key, setting }]))
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith('OFFWRITE_') || notSettings.includes(name) || value === undefined || value === '') continue
    const found = known.get(name)
    if (found === undefined) refuseTypingError(name, [...known.keys()])
    else variables.set(found.key, found.setting.takes === 'many' ? value.split(',') : [value])
  }
  const file = given.get('config')?.at(-1) ?? environment['OFFWRITE_CONFIG']
  return {
    given,
    environment: variables,
    config: readConfigFile(folder, file === undefined || file === '' ? null : file, settings),
  }
}

/** Others may have variables of that beginning for purposes of their own. */
function refuseTypingError(name: string, known: readonly string[]): void {
  const close = nearest(name, known, 2)
  if (close !== null) throw new UsageError(`There is no variable ${name}. Did you mean ${close}?`)
}

interface Found {
  /** 0 is the command line. */
  readonly level: number
  readonly texts: readonly string[]
  readonly where: string
  /** How it would be right there. */
  readonly example: string
}

/** The texts that count for a setting, and where they stand. */
export function find(key: string, setting: Setting<unknown>, { given, environment, config }: Sources): Found | null {
  const flag = given.get(key)
  if (flag !== undefined) return { level: 0, texts: flag, ...flagWords(key, setting) }
  // An option that belongs to one command is not in the table, even if one there has its name.
  if (Object.entries(settings).find(([name]) => name === key)?.[1] !== setting) return null
  const variable = environment.get(key)
  const name = variableName(key)
  if (variable !== undefined) return { level: 1, texts: variable, where: name, example: `${name}=${setting.example}` }
  const texts = config?.values.get(key)
  if (config === null || texts === undefined) return null
  return {
    level: 2,
    texts: setting.isPath ? texts.map((path) => resolve(config.folder, path)) : texts,
    where: `"${key}" in ${config.path}`,
    example: jsonExample(key, setting),
  }
}

export function flagWords(key: string, setting: Setting<unknown>): Pick<Found, 'where' | 'example'> {
  const flag = `--${flagName(key)}`
  return { where: flag, example: setting.takes === 'switch' ? flag : `${flag} ${setting.example}` }
}

export function settle<Value>(key: string, setting: Setting<Value>, sources: Sources): Value {
  const found = find(key, setting, sources)
  if (found === null) return setting.absent()
  const { texts, where, example } = found
  try {
    return setting.read(texts)
  } catch (error) {
    if (!(error instanceof Unfit)) throw error
    throw new UsageError(
      `${where} cannot be "${texts.join(', ')}": it takes ${setting.wanted}, for example: ${example}`,
    )
  }
}

export function settleAll<S extends Settings>(declared: S, sources: Sources): Values<S> {
  const values = Object.fromEntries(
    Object.entries(declared).map(([key, setting]) => [key, settle(key, setting, sources)]),
  )
  assertSettled<Values<S>>(values, declared)
  return values
}

function assertSettled<Settled>(values: object, declared: object): asserts values is Settled & object {
  for (const key of Object.keys(declared)) if (!(key in values)) throw new TypeError(`${key} was not settled.`)
}
