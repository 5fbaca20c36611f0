/** What a reader does with a message beside reading it: end what it carries, have it sent once more. */
import type { InboxMessage, SentAgain } from '../contract/inbox.ts'
import { EmulatorError } from '../http/errors.ts'
import { id } from '../http/rules.ts'
import { isObject } from '../store/column.ts'
import type { Store } from '../store/store.ts'
import type { Message } from '../store/tables/messages.ts'
import { controlFacts, defineControlRoute } from './control-route.ts'
import { describeMessage } from './inbox-message.ts'
import { messageOf } from './inbox.ts'
import { jsonModel } from './json-model.ts'
import { callAgain, isWhole } from './replay.ts'

/** Ends the token or the challenge at the emulator's time, and with it every message that carries it. */
export const expireMessage = defineControlRoute({
  ...controlFacts('POST', '/inbox/:messageId/expire'),
  params: { messageId: id() },
  response: jsonModel<InboxMessage>('InboxMessage'),
  handle({ messageId }, context) {
    const { now, history, world } = context
    const { store } = world
    const message = messageOf(context, messageId)
    const { state } = describeMessage(store, message, now)
    const end = endingOf(store, message)
    if (state !== 'unused' || end === null) {
      throw new EmulatorError(
        409,
        'not_expirable',
        state === 'unused' ? `What a message of the kind ${message.kind} says has no end.` : `The message is ${state}.`,
        message.kind === 'invitation' ? 'Delete the membership to end an invitation.' : 'There is nothing to expire.',
      )
    }
    history.commit(`Expire the message to ${message.to}`, () => {
      end(now)
      for (const each of store.messages.list({ projectId: message.projectId, subjectId: message.subjectId })) {
        store.messages.update({ ...each, expire: now })
      }
    })
    return describeMessage(store, messageOf(context, messageId), now)
  },
})

/** Null where nothing ends. */
function endingOf({ tokens, challenges }: Store, { projectId, subjectId }: Message): ((at: number) => void) | null {
  const key = { projectId, id: subjectId }
  const token = tokens.first(key)
  if (token !== null) return (expire) => void tokens.update({ ...token, expire })
  const challenge = challenges.first(key)
  return challenge === null ? null : (expire) => void challenges.update({ ...challenge, expire })
}

/** Makes the request that sent it once more, as its caller made it. */
export const sendMessageAgain = defineControlRoute({
  ...controlFacts('POST', '/inbox/:messageId/send-again'),
  params: { messageId: id() },
  response: jsonModel<SentAgain>('SentAgain'),
  async handle({ messageId }, context): Promise<SentAgain> {
    const { store } = context.world
    const message = messageOf(context, messageId)
    const sent = context.log.find(message.requestId)
    // A sign-in made once more would be another session, not another alert of this one.
    if (sent === null || !isWhole(sent) || message.kind === 'session-alert') {
      throw new EmulatorError(
        409,
        'not_repeatable',
        message.kind === 'session-alert'
          ? 'An alert is sent by a sign-in, and another one would be another session.'
          : 'The request that sent this message is not in the log any more.',
        'Ask for a message in your app.',
      )
    }
    const { method, path } = sent.summary
    const response = await callAgain(sent, context)
    if (!response.ok) {
      const answer: unknown = await response.json().catch(() => null)
      throw new EmulatorError(
        409,
        'sending_refused',
        `${method} ${path} answered ${response.status}: ${isObject(answer) ? String(answer.message) : ''}`,
        'The request log shows the call and why it was refused.',
      )
    }
    const requestId = response.headers.get('X-Emulator-Request-Id') ?? ''
    const written = store.messages.list({ projectId: message.projectId, requestId }).at(-1)
    return {
      message: written === undefined ? null : describeMessage(store, written, context.now),
      status: response.status,
    }
  },
})
