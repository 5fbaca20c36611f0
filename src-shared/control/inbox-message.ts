/** A message of the outbox as the inbox shows it, and which ones a reader asks for. */
import type { InboxMessage } from '../contract/inbox.ts'
import { messageState } from '../domain/outbox.ts'
import { isoTime } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import type { Message } from '../store/tables/messages.ts'

export function describeMessage(store: Store, message: Message, now: number): InboxMessage {
  const { id, channel, kind, projectId, userId, to, toName, from, fromName, subject, text, html } = message
  return {
    id,
    channel,
    kind,
    projectId,
    userId,
    to,
    toName,
    from,
    fromName,
    replyTo: message.replyTo,
    replyToName: message.replyToName,
    subject,
    text,
    html,
    code: message.code,
    link: message.link,
    secret: message.secret,
    subjectId: message.subjectId,
    state: messageState(store, message, now),
    createdAt: isoTime(message.createdAt),
    expire: message.expire === null ? null : isoTime(message.expire),
    requestId: message.requestId,
    usedByRequestId: message.usedByRequestId,
  }
}

/** Null asks for any. */
export interface InboxFilter {
  readonly projectId: string | null
  readonly userId: string | null
  readonly channel: string | null
  readonly to: string | null
  readonly kind: string | null
  readonly unused: boolean
}

export function fitsFilter(message: InboxMessage, filter: InboxFilter): boolean {
  const { projectId, userId, channel, to, kind, unused } = filter
  return (
    (projectId === null || message.projectId === projectId) &&
    (userId === null || message.userId === userId) &&
    (channel === null || message.channel === channel) &&
    (to === null || message.to.toLowerCase() === to.trim().toLowerCase()) &&
    (kind === null || message.kind === kind) &&
    (!unused || message.state === 'unused')
  )
}
