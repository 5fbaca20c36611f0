/** Whether an answer has the fields of its model, in wire order, of the declared types, and no others. */
import { isObject, isStringList } from '../../src-shared/store/column.ts'
import { compareVersions } from '../../src-shared/http/version.ts'
import { hiddenFields, isModel, type ModelField, modelNamed } from './data.ts'

const wireTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/

/** Fields of a model that the format of a caller does not know. */
export type Hidden = (model: string) => readonly string[]

export const nothingHidden: Hidden = () => []

export const hiddenIn =
  (format: string): Hidden =>
  (model) =>
    hiddenFields(model).flatMap(([below, fields]) => (compareVersions(format, below.slice(1)) < 0 ? fields : []))

/** What is wrong, each with its place; empty when nothing is. */
export function faultsOf(model: string, value: unknown, hidden: Hidden, place = model): string[] {
  if (!isObject(value)) return [`${place} is no object`]
  const { fields, any } = modelNamed(model)
  if (any) return []
  const expected = fields.filter(({ name }) => !hidden(model).includes(name))
  const names = expected.map(({ name }) => name).join(' ')
  const found = Object.keys(value).join(' ')
  if (found !== names) return [`${place} has the fields "${found}" and not "${names}"`]
  return expected.flatMap((field) => valueFaults(field, value[field.name], hidden, `${place}.${field.name}`))
}

/** The model and those inside it. */
export function modelsIn(name: string): readonly string[] {
  const inner = modelNamed(name)
    .fields.map(({ type }) => type.replace('[]', ''))
    .filter(isModel)
  return [name, ...inner.flatMap(modelsIn)]
}

function valueFaults({ type, isNullable }: ModelField, value: unknown, hidden: Hidden, place: string): string[] {
  if (value === null) return isNullable ? [] : [`${place} is null`]
  const inner = type.replace('[]', '')
  if (type.endsWith('[]') && isModel(inner)) {
    if (!Array.isArray(value)) return [`${place} is no list`]
    return value.flatMap((item, at) => faultsOf(inner, item, hidden, `${place}[${at}]`))
  }
  if (isModel(type)) return faultsOf(type, value, hidden, place)
  return isOfType(type, value) ? [] : [`${place} is no ${type}: ${JSON.stringify(value)}`]
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'datetime') return value === '' || (typeof value === 'string' && wireTime.test(value))
  if (type === 'string[]') return isStringList(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'oneOf') return isObject(value)
  return typeof value === type
}
