/** Parameter rules that know values only (contract section 7): a rule reads one value or says why not. */

/** Thrown by a rule; the text becomes the end of the contract's error for this parameter. */
export class Refusal extends Error {}

export function refuse(text: string): never {
  throw new Refusal(text)
}

/** `C` is what a rule may look at beside the value, such as the project's password policy. */
export interface Rule<T, C = unknown> {
  readonly required: boolean
  /** Null is a value of its own and not the same as leaving the parameter out. */
  readonly readsNull?: boolean
  /** One line for people: what is accepted. */
  readonly accepts: string
  /** The value when an optional parameter is absent or null. */
  absent(): T
  read(value: unknown, context: C): T
}

function rule<T, C = unknown>(accepts: string, read: (value: unknown, context: C) => T): Rule<T, C> {
  return { required: true, accepts, read, absent: () => refuse(accepts) }
}

export { rule as defineRule }

/** The same rule for a parameter that may be left out. */
export function optional<T, D, C>(inner: Rule<T, C>, fallback: D): Rule<T | D, C> {
  return { ...inner, required: false, absent: () => fallback }
}

/** For a required parameter that may be null, which is read as `meaning`. */
export const orNull = <T, D, C>(inner: Rule<T, C>, meaning: D): Rule<T | D, C> => ({
  ...inner,
  readsNull: true,
  accepts: `${inner.accepts}, or null`,
  read: (value, context) => (value === null ? meaning : inner.read(value, context)),
})

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/

export const isId = (value: string): boolean => idPattern.test(value)

export const id = (): Rule<string> =>
  rule('an id: letters, digits, `.`, `-` and `_`, at most 36, the first one a letter or digit', (value) =>
    typeof value === 'string' && isId(value)
      ? value
      : refuse('an id has letters, digits, ".", "-" and "_", at most 36, and starts with a letter or digit'),
  )

/** An id, or a literal such as `unique()` or `current`. */
export const idOr = <const L extends string>(literal: L): Rule<string> => {
  const inner = id()
  return rule(`${inner.accepts}, or \`${literal}\``, (value, context) =>
    value === literal ? literal : inner.read(value, context),
  )
}

/** Text of `min` to `max` characters (Unicode code points). */
export const text = ({ min, max }: { readonly min: number; readonly max: number }): Rule<string> =>
  rule(`text of ${min} to ${max} characters`, (value) => {
    if (typeof value !== 'string') refuse('the value must be text')
    const length = value.length <= max ? value.length : [...value].length
    if (length < min) refuse(`the text must have at least ${min} character${min === 1 ? '' : 's'}`)
    if (length > max) refuse(`the text must have at most ${max} characters`)
    return value
  })

const truths: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
])

/** Quirk Q6: the text `false` is honoured, where the source reads it as true. */
export const boolean = (): Rule<boolean> =>
  rule('true or false', (value) => truths.get(value) ?? refuse('the value must be true or false'))

/** For parameters where the server takes JSON's true and false and nothing else. */
export const strictBoolean = (): Rule<boolean> =>
  rule('true or false, as JSON', (value) =>
    typeof value === 'boolean' ? value : refuse('the value must be true or false'),
  )

/** A whole number; as text too, which is how query strings carry it. */
export const integer = ({ min, max }: { readonly min: number; readonly max: number }): Rule<number> =>
  rule(`a whole number from ${min} to ${max}`, (value) => {
    const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number)) refuse('the value must be a whole number')
    return number >= min && number <= max ? number : refuse(`the value must be from ${min} to ${max}`)
  })

/** For parameters where the server takes numbers of JSON and no text. */
export const strictInteger = ({ min, max }: { readonly min: number; readonly max: number }): Rule<number> => {
  const inner = integer({ min, max })
  return rule(`${inner.accepts}, as JSON`, (value, context) =>
    typeof value === 'number' ? inner.read(value, context) : refuse('the value must be a whole number'),
  )
}

/** One of a few words, in any case of letters; read as it is listed. */
export const oneOf = <const W extends string>(words: readonly W[]): Rule<W> =>
  rule(`one of ${words.join(', ')}`, (value) => {
    const lowered = typeof value === 'string' ? value.toLowerCase() : null
    return (
      words.find((word) => word.toLowerCase() === lowered) ?? refuse(`the value must be one of ${words.join(', ')}`)
    )
  })

/** One of a few words, letter by letter. */
export const word = (words: readonly string[]): Rule<string> =>
  rule(
    `one of ${words.join(', ')}`,
    (value) => words.find((one) => one === value) ?? refuse(`the value must be one of ${words.join(', ')}`),
  )

/** Like the rule inside, but empty text is accepted and read as null. */
export const orEmpty = <T, C>(inner: Rule<T, C>): Rule<T | null, C> => ({
  ...inner,
  accepts: `${inner.accepts}, or empty text`,
  read: (value, context) => (value === '' ? null : inner.read(value, context)),
})

export const listOf = <T, C>(item: Rule<T, C>, maxItems: number): Rule<readonly T[], C> =>
  rule<readonly T[], C>(`a list of at most ${maxItems}, each ${item.accepts}`, (value, context) => {
    if (!Array.isArray(value)) refuse('the value must be a list')
    if (value.length > maxItems) refuse(`the list must have at most ${maxItems} items`)
    return value.map((entry) => item.read(entry, context))
  })

/** A JSON object; `maxJsonBytes` counts its JSON text with everything beyond ASCII escaped (contract section 8). */
export const object = ({
  maxJsonBytes,
}: {
  readonly maxJsonBytes: number
}): Rule<{ readonly [name: string]: unknown }> =>
  rule(`an object of at most ${maxJsonBytes} bytes of JSON`, (value) => {
    // Quirk Q3: an empty object is accepted, and so is an empty list, which older SDKs send for it.
    if (Array.isArray(value) && value.length === 0) return {}
    if (!isPlainObject(value)) refuse('the value must be an object')
    if (escapedJsonBytes(value) > maxJsonBytes) refuse(`the object must have at most ${maxJsonBytes} bytes of JSON`)
    return value
  })

export function isPlainObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function escapedJsonBytes(value: unknown): number {
  let bytes = 0
  // By UTF-16 code unit: each one beyond ASCII is written as \uXXXX, six bytes.
  for (const unit of JSON.stringify(value).split('')) bytes += unit.charCodeAt(0) > 0x7f ? 6 : 1
  return bytes
}
