/** Calls of one actor that follow each other within two seconds of real time belong together: pure. */
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'

export interface Flow {
  /** That of its first call. */
  readonly id: string
  /** `Email OTP sign-in: 3 calls` */
  readonly title: string
  readonly requests: readonly ExchangeSummary[]
}

const pauseMilliseconds = 2000

/** The flow of each call, by the call's id; a call alone is none. What the window sends is no flow of the app. */
export function flowsOf(requests: readonly ExchangeSummary[]): ReadonlyMap<string, Flow> {
  const groups: ExchangeSummary[][] = []
  const latest = new Map<string, ExchangeSummary[]>()
  for (const exchange of requests) {
    if (exchange.source !== 'app') continue
    const who = whoCalls(exchange)
    const group = latest.get(who)
    const before = group?.at(-1)
    if (group !== undefined && before !== undefined && isSoonAfter(before, exchange)) group.push(exchange)
    else {
      const started = [exchange]
      groups.push(started)
      latest.set(who, started)
    }
  }
  return new Map(
    groups.flatMap((group) => {
      const [first] = group
      if (first === undefined || group.length < 2) return []
      const flow = { id: first.id, title: `${titleOf(group)}: ${group.length} calls`, requests: group }
      return group.map(({ id }) => [id, flow] as const)
    }),
  )
}

function isSoonAfter(before: ExchangeSummary, { realAt }: ExchangeSummary): boolean {
  return Date.parse(realAt) - Date.parse(before.realAt) <= pauseMilliseconds
}

/** A guest who signs in is the user whom the call was about; a key speaks for itself, whomever it changes. */
function whoCalls({ actor, userId, client, projectId }: ExchangeSummary): string {
  if (actor.kind === 'key') return `${projectId} key ${actor.id}`
  const user = userId ?? (actor.kind === 'user' ? actor.id : null)
  return `${projectId} ${user === null ? `guest ${client.origin ?? client.userAgent ?? ''}` : `user ${user}`}`
}

/** What a call says of the flow that it is in; the first that is met names it. */
const names: readonly (readonly [sdk: RegExp, title: string])[] = [
  [/^account\.createEmailToken$/, 'Email OTP sign-in'],
  [/^account\.createMagicURLToken$/, 'Magic URL sign-in'],
  [/^account\.createPhoneToken$/, 'SMS OTP sign-in'],
  [/^account\.createOAuth2/, 'OAuth2 sign-in'],
  [/^account\.(create|update)Recovery$/, 'Recovery'],
  [/^account\.(create|update)(Email)?Verification$/, 'Email verification'],
  [/^account\.(create|update)PhoneVerification$/, 'Phone verification'],
  [/^account\.(create|update)MFAChallenge$/i, 'MFA challenge'],
  [/^teams\.(createMembership|updateMembershipStatus)$/, 'Invitation'],
  [/^account\.create$/, 'Sign-up'],
  [/^account\.createAnonymousSession$/, 'Anonymous sign-in'],
  [/^account\.create(EmailPassword)?Session$/, 'Sign-in'],
  [/^account\.deleteSessions?$/, 'Sign-out'],
]

function titleOf(group: readonly ExchangeSummary[]): string {
  const named = names.find(([sdk]) => group.some((exchange) => exchange.sdk !== null && sdk.test(exchange.sdk)))
  if (named !== undefined) return named[1]
  const services = new Set(group.map(({ sdk }) => sdk?.split('.')[0] ?? ''))
  const [only = ''] = services.size === 1 ? services : []
  return only === '' ? 'Flow' : only.charAt(0).toUpperCase() + only.slice(1)
}

/** Where a row stands among the rows of its flow that are next to it. */
export type FlowPlace = 'start' | 'middle' | 'end'

/** Undefined where none of its flow is next to it. */
export function flowPlace(
  flows: ReadonlyMap<string, Flow>,
  { id }: ExchangeSummary,
  before: ExchangeSummary | undefined,
  after: ExchangeSummary | undefined,
): FlowPlace | undefined {
  const flow = flows.get(id)
  if (flow === undefined) return undefined
  const [isAfter, isBefore] = [before, after].map((one) => one !== undefined && flows.get(one.id) === flow)
  if (isAfter === true) return isBefore === true ? 'middle' : 'end'
  return isBefore === true ? 'start' : undefined
}
