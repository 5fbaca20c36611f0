/** The call that an app makes when its user follows a message: what *Complete now* performs. */
import type { CompletedMessage } from '../contract/inbox.ts'
import { EmulatorError } from '../http/errors.ts'
import type { Message } from '../store/tables/messages.ts'

type Confirm = (message: Message, link: URLSearchParams) => CompletedMessage['call']

/** Kinds that a call without anything of the user's own confirms. */
const calls: Readonly<Partial<Record<Message['kind'], Confirm>>> = {
  invitation: ({ userId, secret, subjectId }, link) => ({
    method: 'PATCH',
    path: `/v1/teams/${link.get('teamId') ?? ''}/memberships/${subjectId}/status`,
    body: { userId, secret },
  }),
  'magic-url': signIn,
  'email-otp': signIn,
  'phone-otp': signIn,
  verification: confirm('/v1/account/verifications/email'),
  // Of the session that was asked: whoever sends it takes that from the call that asked.
  'mfa-challenge': ({ subjectId, code }) => ({
    method: 'PUT',
    path: '/v1/account/mfa/challenges',
    body: { challengeId: subjectId, otp: code },
  }),
  'phone-verification': confirm('/v1/account/verifications/phone'),
}

/** What to do instead, where the user has more to say than that the message came. */
const hints: Readonly<Partial<Record<Message['kind'], string>>> = {
  recovery:
    'Its user chooses a new password: open the link in your app, or send PUT /v1/account/recovery with the userId and the secret of the link and a password.',
}

function confirm(path: string): Confirm {
  return ({ userId, secret, code }) => ({ method: 'PUT', path, body: { userId, secret: secret ?? code } })
}

/** Whoever asked for it is not signed in by this: the session of the answer is the reader's. */
function signIn({ userId, secret, code }: Message): CompletedMessage['call'] {
  return { method: 'POST', path: '/v1/account/sessions/token', body: { userId, secret: secret ?? code } }
}

export function confirmingCall(message: Message): CompletedMessage['call'] {
  const callOf = calls[message.kind]
  if (callOf === undefined) {
    throw new EmulatorError(
      409,
      'not_completable',
      `A message of the kind ${message.kind} cannot be completed by one call.`,
      hints[message.kind] ?? 'Use its code or its link in your app.',
    )
  }
  return callOf(message, new URL(message.link ?? 'about:blank').searchParams)
}
