import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { stateAt } from '../../data/messages.ts'

/** A message as rows are copied, for other programs; `now` is emulator time. */
export function plainMessage(message: InboxMessage, now: number) {
  return {
    id: message.id,
    channel: message.channel,
    kind: message.kind,
    to: message.to,
    userId: message.userId,
    subject: message.subject,
    code: message.code,
    link: message.link,
    state: stateAt(message, now),
    createdAt: message.createdAt,
    expire: message.expire,
  }
}
