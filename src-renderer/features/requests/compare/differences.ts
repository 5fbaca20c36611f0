/** What is another in two calls of the same kind: pure. */
import type { ExchangeDetail, ExchangeSummary } from '../../../../src-shared/contract/requests.ts'
import { hidden, isSecretField } from '../../../../src-shared/contract/secrets.ts'

export interface Difference {
  readonly part: 'Answer' | 'Caller' | 'Parameters' | 'Body' | 'Story'
  readonly name: string
  /** `undefined` where there was none. */
  readonly before: unknown
  readonly after: unknown
}

/** The call that this one repeats, or else the last one before it of the same kind. */
export function previousOf(exchange: ExchangeSummary, requests: readonly ExchangeSummary[]): ExchangeSummary | null {
  const { replayOf, sequence } = exchange
  const repeated = replayOf === null ? undefined : requests.find(({ id }) => id === replayOf)
  return repeated ?? requests.findLast((other) => other.sequence < sequence && isSameCall(exchange, other)) ?? null
}

function isSameCall(left: ExchangeSummary, right: ExchangeSummary): boolean {
  if (left.projectId !== right.projectId || left.method !== right.method) return false
  return left.route === null ? left.path === right.path : left.route === right.route
}

export function differences(before: ExchangeDetail, after: ExchangeDetail): readonly Difference[] {
  const parts = [
    ['Answer', answerOf(before), answerOf(after)],
    ['Caller', callerOf(before), callerOf(after)],
    ['Parameters', before.parameters, after.parameters],
    ['Story', storyOf(before), storyOf(after)],
    ['Body', bodyOf(before), bodyOf(after)],
  ] as const
  return parts.flatMap(([part, left, right]) => {
    const [was, is] = [flat(left), flat(right)]
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((name) => was.get(name) !== is.get(name))
      .map((name) => ({ part, name, before: shown(name, was.get(name)), after: shown(name, is.get(name)) }))
  })
}

function answerOf({ status, errorType }: ExchangeDetail): object {
  return { status, error: errorType }
}

function callerOf({ actor, client, path }: ExchangeDetail): object {
  return {
    actor: actor.kind === 'guest' ? 'guest' : `${actor.kind} ${actor.name}`,
    origin: client.origin,
    sdk: [client.sdkName, client.sdkVersion].filter((part) => part !== null).join(' '),
    path,
  }
}

function storyOf({ story }: ExchangeDetail): object {
  return Object.fromEntries(
    story.map(({ gate, verdict, text }) => [gate, `${verdict}${text === '' ? '' : `: ${text}`}`]),
  )
}

function bodyOf({ response }: ExchangeDetail): unknown {
  try {
    return JSON.parse(response.body ?? 'null')
  } catch {
    return { text: response.body }
  }
}

/** Every leaf by its path: `sessions[0].secret`. */
function flat(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return path === '' ? new Map() : new Map([[path, value]])
  return new Map(
    Object.entries(value).flatMap(([name, field]) => [
      ...flat(field, Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
    ]),
  )
}

function shown(path: string, value: unknown): unknown {
  const isSecret = typeof value === 'string' && value !== '' && isSecretField(path.split('.').at(-1) ?? '')
  return isSecret ? hidden : value
}
