/** Where parameters come from (contract section 1): the query for GET and HEAD, else the body; path parameters win. */
import { isPlainObject, Refusal, type Rule } from './rules.ts'
import { fail } from './errors.ts'

export type Rules<C> = Readonly<Record<string, Rule<unknown, C>>>
export type Input<R> = { readonly [K in keyof R]: R[K] extends Rule<infer T, infer _C> ? T : never }
export type RawInput = Readonly<Record<string, unknown>>

/** The raw values of a request: nothing is checked yet, unknown names are kept and later ignored. */
export function rawInput(method: string, url: URL, contentType: string | null, body: string): RawInput {
  if (method === 'GET' || method === 'HEAD') return decodeForm(url.searchParams)
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return decodeForm(new URLSearchParams(body))
  try {
    const value: unknown = JSON.parse(body)
    return isPlainObject(value) ? { ...value } : {}
  } catch {
    // Contract section 1: JSON that cannot be read counts as an empty body.
    return {}
  }
}

/** Reads the declared parameters in their order; the first failure wins. */
export function readInput<C, R extends Rules<C>>(rules: R, raw: RawInput, context: C): Input<R> {
  const values: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined
    if (value === undefined || (value === null && rule.readsNull !== true)) {
      if (rule.required) fail('general_argument_invalid', `The parameter "${name}" is required.`)
      values[name] = rule.absent()
      continue
    }
    try {
      values[name] = rule.read(value, context)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      fail('general_argument_invalid', `The parameter \`${name}\` is not accepted: ${error.message}.`)
    }
  }
  assertRead<Input<R>>(values, rules)
  return values
}

function assertRead<T>(values: object, rules: object): asserts values is T & object {
  for (const name of Object.keys(rules)) if (!(name in values)) throw new Error(`The parameter ${name} was not read.`)
}

/** PHP-style names: `a[]=1&a[]=2`, `a[0]=1`, `a[b]=1`. A name that is repeated without brackets keeps its last value. */
export function decodeForm(form: URLSearchParams): RawInput {
  const root = new Map<string, Node>()
  for (const [name, value] of form) {
    const open = name.indexOf('[')
    const path = open <= 0 ? [name] : [name.slice(0, open), ...bracketed(name.slice(open))]
    if (path.length <= maximumDepth) put(root, path, value)
  }
  return Object.fromEntries([...root].map(([name, node]) => [name, plain(node)]))
}

type Node = string | Map<string, Node>
const maximumDepth = 16

function bracketed(text: string): string[] {
  return [...text.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')
}

function put(into: Map<string, Node>, path: readonly string[], value: string): void {
  const [head = '', ...rest] = path
  const key = head === '' ? String(into.size) : head
  if (rest.length === 0) {
    into.set(key, value)
    return
  }
  const existing = into.get(key)
  const child = existing instanceof Map ? existing : new Map<string, Node>()
  into.set(key, child)
  put(child, rest, value)
}

function plain(node: Node): unknown {
  if (typeof node === 'string') return node
  const isList = [...node.keys()].every((key, at) => key === String(at))
  return isList
    ? [...node.values()].map(plain)
    : Object.fromEntries([...node].map(([key, child]) => [key, plain(child)]))
}
