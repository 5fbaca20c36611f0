/** The call that an app makes when its user follows a message: what *Complete now* performs. */
import type { CompletedMessage } from '../contract/inbox.ts'
import { EmulatorError } from '../http/errors.ts'
import type { Message } from '../store/tables/messages.ts'

type Confirm = (message: Message, link: URLSearchParams) => CompletedMessage['call']

/** Kinds that a call without a session and without anything of the user's own confirms. */
const calls: Readonly<Partial<Record<Message['kind'], Confirm>>> = {
  invitation: ({ userId, secret, subjectId }, link) => ({
    method: 'PATCH',
    path: `/v1/teams/${link.get('teamId') ?? ''}/memberships/${subjectId}/status`,
    body: { userId, secret },
  }),
  'magic-url': signIn,
  'email-otp': signIn,
  'phone-otp': signIn,
}

/** Whoever asked for it is not signed in by this: the session of the answer is the reader's. */
function signIn({ userId, secret, code }: Message): CompletedMessage['call'] {
  return { method: 'POST', path: '/v1/account/sessions/token', body: { userId, secret: secret ?? code } }
}

export function confirmingCall(message: Message): CompletedMessage['call'] {
  const confirm = calls[message.kind]
  if (confirm === undefined) {
    throw new EmulatorError(
      409,
      'not_completable',
      `A message of the kind ${message.kind} cannot be completed by one call.`,
      'Use its code or its link in your app.',
    )
  }
  return confirm(message, new URL(message.link ?? 'about:blank').searchParams)
}
