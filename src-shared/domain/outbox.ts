/** The outbox: what the server would have mailed or texted is kept instead, to be read in the inbox. */
import type { Message } from '../store/tables/messages.ts'
import type { Store } from '../store/store.ts'
import { createId } from './ids.ts'
import { dressMail } from './mail-template.ts'
import type { Scope } from './scope.ts'

export type MessageState = 'unused' | 'used' | 'expired' | 'replaced'

export interface NewMessage extends Pick<Message, 'kind' | 'to' | 'toName' | 'subject' | 'text' | 'html'> {
  readonly channel: 'email' | 'sms'
  readonly userId: string
  readonly code: string | null
  readonly link: string | null
  readonly secret: string | null
  /** The token, membership or challenge that it carries; empty when it only tells something. */
  readonly subjectId: string
  readonly expire: number | null
  /** What a template may name beside what this record has: `phrase`, and `owner` and `team` of an invitation. */
  readonly variables?: Readonly<Record<string, string>>
}

type OutboxScope = Pick<
  Scope,
  'store' | 'project' | 'now' | 'random' | 'requestId' | 'client' | 'locale' | 'note' | 'meetFault'
>

/** Messages that a project keeps; the oldest go first. */
const capacity = 1000

/** Puts a message into the outbox; earlier ones about the same subject no longer count. Call it inside a transaction. */
export function sendMessage(scope: OutboxScope, message: NewMessage): void {
  const { store, project, now, random, requestId } = scope
  const fault = scope.meetFault('message')
  if (fault?.kind === 'lose-message') return
  for (const earlier of unusedAbout(scope, message.subjectId)) store.messages.update({ ...earlier, state: 'replaced' })
  const written: Omit<Message, 'sequence'> = {
    ...message,
    ...(message.channel === 'email'
      ? dressMail(scope, message)
      : { from: '', fromName: project.name, replyTo: '', replyToName: '' }),
    projectId: project.id,
    id: createId(random, now),
    createdAt: now,
    state: 'unused',
    requestId,
    usedByRequestId: null,
  }
  const what = `${message.channel === 'email' ? 'a mail' : 'an SMS'} to ${message.to}`
  if (fault?.kind === 'delay-message') {
    store.heldMessages.insert({ ...written, arrivesAt: now + fault.milliseconds })
    scope.note(`${what} is on its way to the inbox`)
    return
  }
  deliver(store, written)
  if (fault?.kind === 'duplicate-message') deliver(store, { ...written, id: createId(random, now) })
  scope.note(`${what} is in the inbox`)
}

/** Call it inside a transaction. */
export function deliver({ messages }: Pick<Store, 'messages'>, message: Omit<Message, 'sequence'>): void {
  messages.insert(message)
  const { projectId } = message
  const oldest = messages.count({ projectId }) > capacity ? messages.first({ projectId }) : null
  if (oldest !== null) messages.delete(oldest)
}

/** Notes that what a message carried was used; call it inside a transaction. */
export function markMessagesUsed(scope: Pick<Scope, 'store' | 'project' | 'requestId'>, subjectId: string): void {
  for (const message of unusedAbout(scope, subjectId)) {
    scope.store.messages.update({ ...message, state: 'used', usedByRequestId: scope.requestId })
  }
}

function unusedAbout({ store, project }: Pick<Scope, 'store' | 'project'>, subjectId: string): readonly Message[] {
  return subjectId === '' ? [] : store.messages.list({ projectId: project.id, subjectId, state: 'unused' })
}

/** What has become of a message: an unused one lapses with its time, and when what it carries is gone. */
export function messageState(store: Store, message: Message, now: number): MessageState {
  if (message.state !== 'unused') return message.state
  const isLate = message.expire !== null && message.expire <= now
  return isLate || !carriesSomething(store, message) ? 'expired' : 'unused'
}

function carriesSomething(store: Store, { projectId, kind, subjectId }: Message): boolean {
  if (subjectId === '') return true
  const key = { projectId, id: subjectId }
  if (kind === 'invitation') return store.memberships.first(key) !== null
  if (kind === 'mfa-challenge') return store.challenges.first(key) !== null
  return store.tokens.first(key) !== null
}
