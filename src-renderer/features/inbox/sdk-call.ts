/** What an app does with a message: the call of its SDK that uses what it carries. */
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'

/** What the confirming call sends; null when the message only tells something. */
export function secretOf({ secret, code }: InboxMessage): string | null {
  return secret ?? code
}

/** To paste where both are asked for. */
export function userIdAndSecret(message: InboxMessage): string {
  return JSON.stringify({ userId: message.userId, secret: secretOf(message) }, null, 2)
}

/** The same message from a terminal. */
export function commandLine({ to, kind }: InboxMessage): string {
  return `offwrite inbox latest --to ${to} --kind ${kind} --wait 5s`
}

export function sdkCall(message: InboxMessage): string | null {
  const { kind, userId, subjectId } = message
  const secret = secretOf(message)
  if (secret === null) return null
  switch (kind) {
    case 'verification':
      return call('account.updateEmailVerification', { userId, secret })
    case 'phone-verification':
      return call('account.updatePhoneVerification', { userId, secret })
    case 'magic-url':
    case 'email-otp':
    case 'phone-otp':
      return call('account.createSession', { userId, secret })
    case 'recovery':
      return call('account.updateRecovery', { userId, secret, password: 'a new password' })
    case 'invitation':
      return call('teams.updateMembershipStatus', {
        teamId: linkParameter(message, 'teamId'),
        membershipId: subjectId,
        userId,
        secret,
      })
    case 'mfa-challenge':
      return call('account.updateMFAChallenge', { challengeId: subjectId, otp: secret })
    case 'session-alert':
      return null
  }
}

function call(name: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([field, value]) => `  ${field}: '${value}',\n`)
  return `await ${name}({\n${lines.join('')}})`
}

function linkParameter({ link }: InboxMessage, name: string): string {
  return new URLSearchParams(link?.split('#')[0]?.split('?')[1]).get(name) ?? ''
}
