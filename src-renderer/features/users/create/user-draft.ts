/** What the form holds and what is sent of it. */
import type { Call } from '../../../../src-shared/client/transport.ts'
import { labelFault } from '../actions/user-calls.ts'
import { userPath } from '../user-queries.ts'
import type { UserRecord } from '../user-record.ts'

export interface UserDraft {
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly password: string
  /** Empty: the server generates one. */
  readonly id: string
  /** As typed: words with spaces or commas between. */
  readonly labels: string
}

export type DraftField = keyof UserDraft

export type DraftErrors = Partial<Readonly<Record<DraftField, string>>>

export const emptyDraft: UserDraft = { name: '', email: '', phone: '', password: '', id: '', labels: '' }

export function labelsOf({ labels }: UserDraft): readonly string[] {
  const words = labels.split(/[\s,;]+/).map((word) => word.replace(/^#/, ''))
  return [...new Set(words.filter((word) => word !== ''))]
}

/** What can be told before asking the server: labels go in a call of their own, after the user is there. */
export function draftErrors(draft: UserDraft): DraftErrors {
  const fault = labelsOf(draft)
    .map(labelFault)
    .find((found) => found !== null)
  return fault === undefined || fault === null ? {} : { labels: fault }
}

export function createCall({ name, email, phone, password, id }: UserDraft): Call {
  const given = { name: name.trim(), email: email.trim(), phone: phone.trim(), password }
  const filled = Object.entries(given).filter(([, value]) => value !== '')
  return {
    method: 'POST',
    path: '/v1/users',
    body: { userId: id.trim() === '' ? 'unique()' : id.trim(), ...Object.fromEntries(filled) },
  }
}

/** What the call that makes a user does not take; `isVerified` is of every address there is. */
export function callsAfter(
  { id, email, phone }: Pick<UserRecord, 'id' | 'email' | 'phone'>,
  draft: UserDraft,
  isVerified: boolean,
): readonly Call[] {
  const labels = labelsOf(draft)
  const patch = (rest: string, body: unknown): Call => ({ method: 'PATCH', path: userPath(id, rest), body })
  return [
    ...(labels.length === 0 ? [] : [{ method: 'PUT', path: userPath(id, '/labels'), body: { labels } } as const]),
    ...(isVerified && email !== '' ? [patch('/verification', { emailVerification: true })] : []),
    ...(isVerified && phone !== '' ? [patch('/verification/phone', { phoneVerification: true })] : []),
  ]
}
