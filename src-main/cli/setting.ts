/**
 * A setting is a value: what it takes, what it means, an example. Command line, environment, config file, help, README and
 * completion are read from it. Its name is the key of the record it stands in: `allowHost` is `--allow-host`.
 */

export interface Setting<Value> {
  /** A switch is there or not, `many` may be repeated. */
  readonly takes: 'switch' | 'one' | 'many'
  /** What stands for the value in help, such as `number`; the words to choose from where there are only a few. */
  readonly placeholder: string
  readonly words: readonly string[]
  /** One line, without the default. */
  readonly description: string
  readonly example: string
  /** What is accepted, in words. */
  readonly wanted: string
  readonly isPath: boolean
  readonly isRequired: boolean
  /** As people read it; null where there is none. */
  readonly shownDefault: string | null
  absent(): Value
  /** Throws `Unfit`. */
  read(texts: readonly string[]): Value
}

export type Settings = Readonly<Record<string, Setting<unknown>>>
export type Values<S> = { readonly [K in keyof S]: S[K] extends Setting<infer Value> ? Value : never }

/** Thrown for a text that is none of what is wanted. */
export class Unfit extends Error {}

interface Facts {
  readonly description: string
  readonly example: string
  readonly placeholder: string
  readonly isPath?: boolean
}

const required = { isRequired: true, shownDefault: null, absent: unreachable }

function unreachable(): never {
  throw new TypeError('A required value was not given.')
}

function otherwise<Value>(value: Value) {
  const isShown = typeof value === 'string' || typeof value === 'number'
  return { isRequired: false, shownDefault: isShown ? String(value) : null, absent: () => value }
}

export type Reading<Value> = Facts & { readonly wanted: string; readonly fit: (text: string) => Value | null }

function one<Value>({ fit, ...facts }: Reading<Value>) {
  return {
    takes: 'one' as const,
    words: [],
    isPath: false,
    ...facts,
    read: (texts: readonly string[]) => fit(texts.at(-1) ?? '') ?? unfit(),
  }
}

function unfit(): never {
  throw new Unfit()
}

/** A value of which there is always one. */
export function valueOf<Value>(facts: Reading<Value> & { readonly otherwise: NoInfer<Value> }): Setting<Value> {
  return { ...one(facts), ...otherwise(facts.otherwise) }
}

/** A value that may be missing. */
export function optionalValue<Value>(facts: Reading<Value>): Setting<Value | null> {
  return { ...one(facts), ...otherwise(null) }
}

/** A value without which the command says what is missing. */
export function requiredValue<Value>(facts: Reading<Value>): Setting<Value> {
  return { ...one(facts), ...required }
}

/** Any number of values. */
export function listOf<Value>({ fit, ...facts }: Reading<Value>): Setting<readonly Value[]> {
  return {
    takes: 'many',
    words: [],
    isPath: false,
    ...facts,
    ...otherwise([]),
    read: (texts) => texts.map((text) => fit(text) ?? unfit()),
  }
}

/** As `listOf`, with one at least: as an argument, all the words that are left. */
export function requiredList<Value>(facts: Reading<Value>): Setting<readonly Value[]> {
  return { ...listOf(facts), ...required }
}

export function switchedOn(description: string): Setting<boolean> {
  return {
    takes: 'switch',
    placeholder: '',
    words: [],
    description,
    example: 'true',
    wanted: 'true or false',
    isPath: false,
    ...otherwise(false),
    read(texts) {
      const text = texts.at(-1)?.toLowerCase()
      if (text === 'true' || text === '1') return true
      return text === 'false' || text === '0' ? false : unfit()
    },
  }
}

/** Any text, for `optionalValue`, `requiredValue` and the like. */
export function anyText(description: string, placeholder: string, example: string): Reading<string> {
  return { description, placeholder, example, wanted: 'a text', fit: (text) => text }
}

export function anyPath(description: string, placeholder: string, example: string): Reading<string> {
  return { ...anyText(description, placeholder, example), wanted: 'a path', isPath: true }
}

export function wholeNumber(
  description: string,
  least: number,
  most: number,
  example: number,
  placeholder = 'number',
): Reading<number> {
  return {
    description,
    placeholder,
    example: String(example),
    wanted: `a whole number from ${least} to ${most}`,
    fit(text) {
      const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
      return value >= least && value <= most ? value : null
    },
  }
}

export function oneWordOf<const Word extends string>(
  description: string,
  words: readonly Word[],
  example: NoInfer<Word>,
): Reading<Word> & { readonly words: readonly string[] } {
  return {
    description,
    placeholder: words.join('|'),
    words,
    example,
    wanted: words.length < 3 ? words.join(' or ') : `one of ${words.join(', ')}`,
    fit: (text) => words.find((word) => word === text) ?? null,
  }
}

/** `allowHost` as an option: `allow-host`. */
export function flagName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `allowHost` as a variable: `OFFWRITE_ALLOW_HOST`. */
export function variableName(key: string): string {
  return `OFFWRITE_${flagName(key).replaceAll('-', '_').toUpperCase()}`
}
