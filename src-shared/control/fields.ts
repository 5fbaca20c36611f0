/** The whole body of a request as fields: for routes that take any of many names and refuse unknown ones themselves. */
import { defineRule, refuse, type Rule } from '../http/rules.ts'
import { isObject, type JsonObject } from '../store/column.ts'

export const anyFields = (): Rule<JsonObject> =>
  defineRule('an object', (value) => (isObject(value) ? value : refuse('the body must be a JSON object')))

/** The parameter of routes that take a file as their body; what else they are told is in the query. */
export const fileText = '*file'

export const wholeFile = (): Rule<string> =>
  defineRule('the text of a file', (value) =>
    typeof value === 'string' && value.trim() !== '' ? value : refuse('send the file as the body'),
  )
