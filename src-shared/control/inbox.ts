/** The inbox: what the server would have mailed or texted, newest awaited, and confirmed for the reader. */
import type { CompletedMessage, InboxMessage, MessageKind } from '../contract/inbox.ts'
import { EmulatorError } from '../http/errors.ts'
import { boolean, defineRule, id, optional, refuse, type Rule, text } from '../http/rules.ts'
import { systemTimer } from '../simulate/system.ts'
import { isObject } from '../store/column.ts'
import type { Store } from '../store/store.ts'
import type { Message } from '../store/tables/messages.ts'
import { confirmingCall } from './confirming-call.ts'
import { type ControlContext, controlFacts, defineControlRoute, invalid, notFound } from './control-route.ts'
import { describeMessage, fitsFilter, type InboxFilter } from './inbox-message.ts'
import { jsonModel, noBody } from './json-model.ts'

/** So that a test that waits for a mail that never comes ends with its own message, not with a timeout. */
const longestWaitMilliseconds = 60_000

const word = <const W extends string>(known: readonly W[]): Rule<W> =>
  defineRule(
    `one of ${known.join(', ')}`,
    (value) => known.find((one) => one === value) ?? refuse(`the value must be one of ${known.join(', ')}`),
  )

const kinds: readonly MessageKind[] = [
  'verification',
  'magic-url',
  'email-otp',
  'recovery',
  'invitation',
  'mfa-challenge',
  'session-alert',
  'phone-otp',
  'phone-verification',
]

const duration = (): Rule<number> =>
  defineRule('a time such as 5s or 500ms', (value) => {
    const [, number, unit = ''] = /^(\d{1,6})(ms|s)$/.exec(String(value)) ?? []
    const milliseconds = Number(number) * (unit === 's' ? 1000 : 1)
    return number !== undefined && milliseconds <= longestWaitMilliseconds
      ? milliseconds
      : refuse('the value must be a time such as 5s or 500ms, at most 60s')
  })

const filters = {
  projectId: optional(id(), null),
  userId: optional(id(), null),
  channel: optional(word(['email', 'sms']), null),
  to: optional(text({ min: 1, max: 320 }), null),
  kind: optional(word(kinds), null),
  unused: optional(boolean(), false),
  /** A message's id, or a time: only what came after. */
  since: optional(text({ min: 1, max: 64 }), null),
} as const

interface Asked extends InboxFilter {
  readonly since: string | null
}

/** Matching messages, oldest first. */
function find({ world, now }: ControlContext, { since, ...filter }: Asked): InboxMessage[] {
  const { store } = world
  const { projectId, userId } = filter
  const where = { ...(projectId === null ? {} : { projectId }), ...(userId === null ? {} : { userId }) }
  const isLater = since === null ? () => true : laterThan(store, since)
  return store.messages
    .list(where)
    .filter(isLater)
    .map((message) => describeMessage(store, message, now))
    .filter((message) => fitsFilter(message, filter))
}

function laterThan(store: Store, since: string): (message: Message) => boolean {
  const marked = store.messages.first({ id: since })
  if (marked !== null) return ({ sequence }) => sequence > marked.sequence
  const time = Date.parse(since)
  if (Number.isNaN(time)) {
    invalid(
      `since is ${since}, which is neither the id of a message nor a time.`,
      'For example since=2027-01-31T09:00:00.000Z.',
    )
  }
  return ({ createdAt }) => createdAt > time
}

export function messageOf({ world }: ControlContext, messageId: string): Message {
  return world.store.messages.first({ id: messageId }) ?? missing(`message "${messageId}"`)
}

function missing(what: string): never {
  notFound(what, 'List messages with GET /__emulator/inbox; a project keeps its last 1,000.')
}

export const listMessages = defineControlRoute({
  ...controlFacts('GET', '/inbox'),
  params: filters,
  response: jsonModel<{ readonly total: number; readonly messages: readonly InboxMessage[] }>('InboxMessageList'),
  handle(asked, context) {
    const messages = find(context, asked)
    return { total: messages.length, messages }
  },
})

export const getLatestMessage = defineControlRoute({
  ...controlFacts('GET', '/inbox/latest'),
  params: { ...filters, wait: optional(duration(), 0) },
  response: jsonModel<InboxMessage>('InboxMessage'),
  async handle({ wait, ...asked }, context) {
    const found = find(context, asked).at(-1) ?? (wait === 0 ? null : await nextMessage(context, asked, wait))
    if (found !== null) return found
    const { since: _since, ...rest } = asked
    const named = Object.entries(rest).flatMap(([name, value]) =>
      value === null || value === false ? [] : [`${name} ${value}`],
    )
    return missing(`message${named.length === 0 ? '' : ` with ${named.join(', ')}`}`)
  },
})

/** Told by the events, so nothing is asked again and again. */
function nextMessage({ events }: ControlContext, filter: InboxFilter, wait: number): Promise<InboxMessage | null> {
  return new Promise((resolve) => {
    const stop = events.subscribe((event) => {
      if (event.type === 'message' && event.operation === 'created' && fitsFilter(event.message, filter)) {
        end(event.message)
      }
    })
    const cancel = systemTimer(wait, () => end(null))
    function end(message: InboxMessage | null): void {
      stop()
      cancel()
      resolve(message)
    }
  })
}

export const getMessage = defineControlRoute({
  ...controlFacts('GET', '/inbox/:messageId'),
  params: { messageId: id() },
  response: jsonModel<InboxMessage>('InboxMessage'),
  handle: ({ messageId }, context) => describeMessage(context.world.store, messageOf(context, messageId), context.now),
})

export const completeMessage = defineControlRoute({
  ...controlFacts('POST', '/inbox/:messageId/complete'),
  params: { messageId: id() },
  response: jsonModel<CompletedMessage>('CompletedMessage'),
  async handle({ messageId }, context): Promise<CompletedMessage> {
    const message = messageOf(context, messageId)
    const call = confirmingCall(message)
    const response = await context.callApi(
      new Request(`${context.base}${call.path}`, {
        method: call.method,
        headers: callerOf(message, context),
        body: JSON.stringify(call.body),
      }),
    )
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok || answer === null) {
      throw new EmulatorError(
        409,
        'completion_refused',
        `${call.method} ${call.path} answered ${response.status}: ${isObject(answer) ? String(answer.message) : ''}`,
        'The request log shows the call and why it was refused.',
      )
    }
    const after = describeMessage(context.world.store, messageOf(context, messageId), context.now)
    return { message: after, call, status: response.status, answer }
  },
})

/** A guest; but a challenge is for the session that asked for it. */
function callerOf({ kind, projectId, requestId }: Message, { log }: ControlContext): Headers {
  const headers = new Headers({ 'content-type': 'application/json', 'x-appwrite-project': projectId })
  if (kind !== 'mfa-challenge') return headers
  const asked = log.find(requestId)
  if (asked === null) {
    throw new EmulatorError(
      409,
      'not_completable',
      'The call that asked for this code is not in the log any more, so nobody knows whose session it was.',
      'Type the code in your app, or let any code pass with PATCH /__emulator/projects/{projectId}/users/{userId}/challenges/{challengeId} {"outcome":"pass"}.',
    )
  }
  for (const [name, value] of asked.request.headers) if (carryingSession.includes(name)) headers.set(name, value)
  return headers
}

const carryingSession: readonly string[] = ['cookie', 'x-appwrite-session', 'x-fallback-cookies', 'origin']

export const deleteMessage = defineControlRoute({
  ...controlFacts('DELETE', '/inbox/:messageId', 204),
  params: { messageId: id() },
  response: noBody,
  handle({ messageId }, context) {
    const { store } = context.world
    const message = messageOf(context, messageId)
    context.history.commit('Delete a message', () => store.messages.delete(message))
  },
})

/** All, or those of one project. */
export const deleteMessages = defineControlRoute({
  ...controlFacts('DELETE', '/inbox', 204),
  params: { projectId: optional(id(), null) },
  response: noBody,
  handle({ projectId }, { history, world: { store } }) {
    history.commit('Clear the inbox', () => {
      const where = projectId === null ? {} : { projectId }
      for (const message of store.messages.list(where)) store.messages.delete(message)
    })
  },
})
