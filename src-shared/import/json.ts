/** Files that are JSON. */
import { EmulatorError } from '../http/errors.ts'
import { isObject, type JsonObject } from '../store/column.ts'

/** The records under `name`, or those of a bare list; `hint` says how the file should look. */
export function listIn(text: string, name: string, hint: string): readonly JsonObject[] {
  const document = parseFile(text)
  const list: unknown = isObject(document) ? document[name] : document
  if (!Array.isArray(list)) badFile(`The file holds no list "${name}".`, hint)
  return list.map((record) => (isObject(record) ? record : {}))
}

export function parseFile(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    badFile(`The file is no JSON: ${error instanceof Error ? error.message : String(error)}`, 'Nothing was imported.')
  }
}

export function badFile(message: string, hint: string): never {
  throw new EmulatorError(400, 'invalid_file', message, hint)
}
