/** `offwrite.config.json`: settings by their keys, for everybody who works in the folder. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { messageOf } from '../host/host-error.ts'
import { nearest } from '../../src-shared/http/nearest.ts'
import type { Settings } from './setting.ts'
import { UsageError } from './usage-error.ts'

export const configFileName = 'offwrite.config.json'

export interface ConfigFile {
  /** As messages name it. */
  readonly path: string
  /** Paths in it start here. */
  readonly folder: string
  readonly values: ReadonlyMap<string, readonly string[]>
}

/** The named file, or that of the folder if there is one. Every key must be one of `settings`. */
export function readConfigFile(folder: string, given: string | null, settings: Settings): ConfigFile | null {
  const path = resolve(folder, given ?? configFileName)
  if (given === null && !existsSync(path)) return null
  const name = given ?? `./${configFileName}`
  const values = Object.entries(parse(path, name)).map(([key, value]) => {
    if (!Object.hasOwn(settings, key)) throw new UsageError(unknownKey(key, name, settings))
    return [key, textsOf(value)] as const
  })
  return { path: name, folder: dirname(path), values: new Map(values) }
}

function parse(path: string, name: string): object {
  const example = 'It holds an object, for example: { "port": 4280 }'
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new UsageError(`The config file ${name} cannot be read: ${messageOf(error)}.\n${example}`)
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw new UsageError(`The config file ${name} is not an object.\n${example}`)
}

/** What a flag would have been given. */
function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(textOf)
  return [textOf(value)]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function unknownKey(key: string, name: string, settings: Settings): string {
  const known = Object.keys(settings)
  const close = nearest(key, known)
  const advice =
    close === null ? `Known are: ${known.join(', ')}` : `Did you mean ${close}? ${exampleOf(close, settings)}`
  return `There is no setting "${key}", which stands in ${name}. ${advice}`
}

function exampleOf(key: string, settings: Settings): string {
  const setting = settings[key]
  return setting === undefined ? '' : `For example: ${jsonExample(key, setting)}`
}

/** `"port": 4280` */
export function jsonExample(key: string, { example, takes }: Settings[string]): string {
  const isBare = takes === 'switch' || /^\d+$/.test(example)
  const value = isBare ? example : JSON.stringify(example)
  return `"${key}": ${takes === 'many' ? `[${value}]` : value}`
}
