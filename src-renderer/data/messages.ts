/** What messages and their codes are called, the same everywhere. */
import type { InboxMessage, MessageKind } from '../../src-shared/contract/inbox.ts'

export const kindTitles: Readonly<Record<MessageKind, string>> = {
  verification: 'Verification',
  'magic-url': 'Magic URL',
  'email-otp': 'Email OTP',
  recovery: 'Recovery',
  invitation: 'Invitation',
  'mfa-challenge': 'MFA code',
  'session-alert': 'Session alert',
  'phone-otp': 'SMS OTP',
  'phone-verification': 'Phone verification',
}

export const stateTitles: Readonly<Record<InboxMessage['state'], string>> = {
  unused: 'Unused',
  used: 'Used',
  expired: 'Expired',
  replaced: 'Replaced',
}

/** `402 118` */
export function shownCode(code: string): string {
  return /^\d{6}$/.test(code) ? `${code.slice(0, 3)} ${code.slice(3)}` : code
}

/** `4 0 2 1 1 8`: read digit by digit. */
export function spokenCode(code: string): string {
  return [...code].join(' ')
}

/** `grace` of grace@example.test; a number is its own name. */
export function shortRecipient({ to }: Pick<InboxMessage, 'to'>): string {
  return to.split('@')[0] || to
}

/** The state now: what was unused when it was last heard of may have lapsed since, by emulator time. */
export function stateAt({ state, expire }: InboxMessage, now: number): InboxMessage['state'] {
  return state === 'unused' && expire !== null && Date.parse(expire) <= now ? 'expired' : state
}

/** Null when no code waits to be used. */
export function newestCode(
  messages: readonly InboxMessage[],
  now: number,
): (InboxMessage & { readonly code: string }) | null {
  const hasCode = (message: InboxMessage): message is InboxMessage & { readonly code: string } => message.code !== null
  return messages.filter(hasCode).findLast((message) => stateAt(message, now) === 'unused') ?? null
}

/** `402 118 for grace` */
export function codeTitle(message: Pick<InboxMessage, 'to' | 'code'>): string {
  return `${shownCode(message.code ?? '')} for ${shortRecipient(message)}`
}
