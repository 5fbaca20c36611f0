/** The wire contract as data: what Appwrite 1.9.6 declares, in facts. */
import { readFileSync } from 'node:fs'
import { isObject, isStringList, type JsonObject } from '../../src-shared/store/column.ts'

export interface EndpointFacts {
  readonly sdk: readonly string[]
  readonly method: string
  readonly path: string
  readonly aliases: readonly string[]
  readonly scope: readonly string[]
  readonly groups: readonly string[]
  readonly events: readonly string[]
  readonly auditEvent: string | null
  readonly params: readonly JsonObject[]
  readonly status: number
  readonly model: string
  /** Types of the errors that the route itself may give. */
  readonly errors: readonly string[]
  readonly rateLimit: JsonObject | null
}

export const endpoints: readonly EndpointFacts[] = list(read('endpoints.json')).map((entry) => ({
  sdk: list(entry.sdkMethods).map(({ name }) => String(name)),
  method: String(entry.method),
  path: String(entry.path),
  aliases: texts(entry.aliases),
  scope: texts(entry.scope),
  groups: texts(entry.groups),
  events: texts(entry.events),
  auditEvent: typeof entry.auditEvent === 'string' ? entry.auditEvent : null,
  params: list(entry.params),
  status: Number(entry.successStatus),
  model: String(entry.responseModel),
  errors: list(entry.errors).map(({ type }) => String(type)),
  rateLimit: isObject(entry.rateLimit) ? entry.rateLimit : null,
}))

const modelFile = read('models.json')
const models: JsonObject = isObject(modelFile) && isObject(modelFile.models) ? modelFile.models : {}

export interface ModelField {
  readonly name: string
  /** `string`, `datetime` and so on, or the name of a model; with `[]` behind it a list of them. */
  readonly type: string
  readonly isNullable: boolean
}

export interface ModelFacts {
  readonly fields: readonly ModelField[]
  /** Its fields are the caller's own. */
  readonly any: boolean
}

export function modelNamed(name: string): ModelFacts {
  const { fields, any } = rawModel(name)
  return {
    fields: list(fields).map((field) => ({
      name: String(field.name),
      type: String(field.type),
      isNullable: field.nullable === true,
    })),
    any: any === true,
  }
}

export function isModel(name: string): boolean {
  return Object.hasOwn(models, name)
}

/** Field names of a model in wire order. */
export function modelFields(name: string): readonly string[] {
  return modelNamed(name).fields.map((field) => field.name)
}

/** Fields that callers below a version do not get, as `<1.5.0` → names. */
export function hiddenFields(name: string): readonly (readonly [version: string, fields: readonly string[]])[] {
  const hidden = rawModel(name).hiddenBelowFormat
  return isObject(hidden) ? Object.entries(hidden).map(([version, fields]) => [version, texts(fields)]) : []
}

export const errors: readonly JsonObject[] = list(read('errors.json'))

function rawModel(name: string): JsonObject {
  const model = models[name]
  if (!isObject(model)) throw new Error(`The contract has no model ${name}.`)
  return model
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

function list(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

function texts(value: unknown): readonly string[] {
  return isStringList(value) ? value : []
}
