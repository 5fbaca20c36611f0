/** Values on both sides of what the contract's validators let through. */
import { isObject, isStringList, type JsonObject } from '../../src-shared/store/column.ts'

export interface Samples {
  readonly accepted: readonly unknown[]
  readonly refused: readonly unknown[]
}

const x = (length: number) => 'x'.repeat(length)

/** Null: the validator is none that values alone can tell of. URLs are those of the project `demo`. */
export function samplesFor(validator: JsonObject): Samples | null {
  const { minLength, maxLength } = validator
  if (validator.id === true) return ids(validator)
  if (validator.format === 'email') return emails(validator)
  // An old password is any text; a new one has limits of its own.
  if (validator.format === 'password' && validator.unit !== 'characters') return passwords(validator)
  if (validator.format === 'E.164 phone') return phones(validator)
  if (validator.format === 'url') return urls
  if (validator.loose !== undefined) {
    return { accepted: [true, false, 'true', 'false', '1', '0', 1, 0], refused: ['yes', 2, 'TRUE', [], ''] }
  }
  if (validator.strict !== undefined) return { accepted: [true, false], refused: ['true', '1', 1, 0, [], ''] }
  if (validator.maxJsonBytes !== undefined) return objects(Number(validator.maxJsonBytes))
  if (isStringList(validator.enum)) return words(validator.enum, validator.caseSensitive === true)
  if (typeof validator.min === 'number') return numbers(validator)
  if (typeof validator.itemPattern === 'string') return lists(validator)
  if (typeof validator.itemMaxLength === 'number') return textLists(validator)
  if (validator.items !== undefined) return queries(validator)
  if (typeof maxLength === 'number' && typeof minLength === 'number') {
    const refused = [x(maxLength + 1), '🦜'.repeat(maxLength + 1), 7, [], {}]
    return {
      accepted: [x(maxLength), '🦜'.repeat(maxLength), x(Math.max(minLength, 1)), ...(minLength === 0 ? [''] : [])],
      refused: minLength === 0 ? refused : [...refused, ''],
    }
  }
  return null
}

function ids({ literal, maxLength }: JsonObject): Samples {
  const longest = Number(maxLength)
  return {
    accepted: [x(longest), 'a.b-c_9', ...(literal === undefined ? [] : [literal])],
    refused: [x(longest + 1), '-a', '.a', '_a', 'a b', 'ä', '', 7, []],
  }
}

function emails({ allowEmpty }: JsonObject): Samples {
  const empty = allowEmpty === true
  return {
    accepted: ['new@example.test', 'New.Name+tag@Example.Test', ...(empty ? [''] : [])],
    refused: ['name', '@example.test', 'name@', 'a b@example.test', 7, ...(empty ? [] : [''])],
  }
}

function passwords({ maxLength, allowEmpty }: JsonObject): Samples {
  const longest = Number(maxLength)
  const empty = allowEmpty === true
  return {
    // 8 bytes, not 8 characters.
    accepted: ['abcd1234', 'ääää', x(longest), ...(empty ? [''] : [])],
    refused: ['abcd123', x(longest + 1), 'ä'.repeat(longest / 2 + 1), 12_345_678, ...(empty ? [] : [''])],
  }
}

function phones({ allowEmpty }: JsonObject): Samples {
  const empty = allowEmpty === true
  return {
    accepted: ['+1555555', '+155555555555555', ...(empty ? [''] : [])],
    refused: ['+155555', '+1555555555555555', '15555550100', '+05555550100', '+999999999', 7, ...(empty ? [] : [''])],
  }
}

/** Hosts and schemes that every project knows, and none that only a platform would name. */
const urls: Samples = {
  accepted: [
    'http://localhost/accept',
    'https://localhost:5173/accept?next=%2Fhome#top',
    'http://127.0.0.1:3000',
    'http://[::1]/accept',
    'exp://10.0.0.2:8081/--/accept',
    'appwrite-callback-demo://accept',
  ],
  refused: [
    'https://elsewhere.example/accept',
    'https://localhost.elsewhere.example/accept',
    'https://localhost@elsewhere.example/accept',
    'appwrite-callback-other://accept',
    'other-app://accept',
    'javascript:alert(1)',
    '//localhost/accept',
    '/accept',
    'localhost',
    '',
    7,
    [],
  ],
}

function objects(maxJsonBytes: number): Samples {
  const ofBytes = (bytes: number) => ({ a: x(bytes - '{"a":""}'.length) })
  return { accepted: [{}, [], ofBytes(maxJsonBytes)], refused: [ofBytes(maxJsonBytes + 1), ['a'], 'text', 7, ''] }
}

function words(list: readonly string[], isCaseSensitive: boolean): Samples {
  const raised = list.map((word) => word.toUpperCase())
  return isCaseSensitive
    ? { accepted: list, refused: [...raised, 'other', 7] }
    : { accepted: [...list, ...raised], refused: ['other', `${list[0]}x`, 7, []] }
}

function numbers({ min, max, numericStrings }: JsonObject): Samples {
  const [least, most] = [Number(min), Number(max)]
  const texts = [String(least), String(most)]
  const outside = [least - 1, most + 1, least + 0.5, 'many', []]
  return numericStrings === 'accepted'
    ? { accepted: [least, most, ...texts], refused: [...outside, String(most + 1)] }
    : { accepted: [least, most], refused: [...outside, ...texts] }
}

function lists({ maxItems, itemPattern }: JsonObject): Samples {
  const most = Number(maxItems)
  const longest = Number(/\{\d+,(\d+)\}/.exec(String(itemPattern))?.[1]) + (String(itemPattern).includes('][') ? 1 : 0)
  const many = (count: number) => Array.from({ length: count }, (_value, at) => `r${at}`)
  return {
    accepted: [['a'], [x(longest)], many(most)],
    refused: [[x(longest + 1)], [''], ['a b'], many(most + 1), 'a', [7]],
  }
}

function textLists({ maxItems, itemMaxLength }: JsonObject): Samples {
  const [most, longest] = [Number(maxItems), Number(itemMaxLength)]
  const many = (count: number) => Array.from({ length: count }, () => 'x')
  return {
    accepted: [['x'], [x(longest)], many(most)],
    refused: [[x(longest + 1)], [''], many(most + 1), 'x'],
  }
}

function queries({ attributes, methods }: JsonObject): Samples {
  const query = (method: string, attribute?: string, values: readonly unknown[] = []) => [
    JSON.stringify({ method, ...(attribute === undefined ? {} : { attribute }), values }),
  ]
  const known = isStringList(attributes) ? attributes : []
  const pagingOnly = isStringList(methods)
  return {
    accepted: [
      [],
      query('limit', undefined, [1]),
      query('offset', undefined, [0]),
      ...known.flatMap((name) => [query('isNull', name), query('orderAsc', name), query('orderDesc', name)]),
    ],
    refused: [
      'limit',
      ['limit'],
      query('limit', undefined, [0]),
      query('offset', undefined, [-1]),
      query('select', undefined, ['$id']),
      query('equal', 'nothing', ['x']),
      query('elemMatch', known[0] ?? '$id', ['x']),
      ...(pagingOnly ? [query('orderAsc', '$id'), query('cursorAfter', undefined, ['a'])] : []),
    ],
  }
}

export function validatorOf(param: JsonObject): JsonObject {
  return isObject(param.validator) ? param.validator : {}
}

/** Lists in the style of PHP, as a query string carries them. */
export function queryText(values: JsonObject): string {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) {
    if (Array.isArray(value)) value.forEach((item) => form.append(`${name}[]`, String(item)))
    else form.append(name, String(value))
  }
  return form.toString()
}
