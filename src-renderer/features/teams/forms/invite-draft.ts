/** What the form of an invitation holds, and what is sent of it. */
import type { Call } from '../../../../src-shared/client/transport.ts'
import { roleFault, type TeamSubject } from '../team-calls.ts'
import { teamPath } from '../team-queries.ts'

export interface InviteDraft {
  /** An email address, a phone number or the ID of a user. */
  readonly who: string
  /** As typed: words with spaces or commas between. */
  readonly roles: string
  readonly url: string
}

export type InviteField = keyof InviteDraft

export type InviteErrors = Partial<Readonly<Record<InviteField, string>>>

export function invitee(
  who: string,
): { readonly email: string } | { readonly phone: string } | { readonly userId: string } {
  const text = who.trim()
  if (text.includes('@')) return { email: text }
  return text.startsWith('+') ? { phone: text.replaceAll(/[\s().-]/g, '') } : { userId: text }
}

export function rolesOf({ roles }: InviteDraft): readonly string[] {
  return [...new Set(roles.split(/[\s,;]+/).filter((role) => role !== ''))]
}

/** What can be told before asking the server. */
export function inviteErrors(draft: InviteDraft): InviteErrors {
  const fault = rolesOf(draft)
    .map(roleFault)
    .find((found) => found !== null)
  return {
    ...(draft.who.trim() === '' ? { who: 'Who is to be invited?' } : {}),
    ...(fault === undefined || fault === null ? {} : { roles: fault }),
  }
}

/** A server sends no message, so it needs no page. */
export function inviteCall(team: TeamSubject, draft: InviteDraft, isServer: boolean): Call {
  return {
    method: 'POST',
    path: teamPath(team.id, '/memberships'),
    body: { ...invitee(draft.who), roles: rolesOf(draft), ...(isServer ? {} : { url: draft.url.trim() }) },
  }
}

const fields: Readonly<Record<string, InviteField>> = {
  email: 'who',
  phone: 'who',
  userId: 'who',
  roles: 'roles',
  url: 'url',
}

/** Errors that are about the invitee whatever they say. */
const aboutInvitee = [
  'user_not_found',
  'membership_already_confirmed',
  'user_already_exists',
  'user_email_already_exists',
]

/** The field that a refusal is about, with its words; null for a refusal that is about none. */
export function refusedField(error: { readonly type: string; readonly message: string }): InviteErrors | null {
  const [, name = '', words = ''] = /`(\w+)`[^:]*: (.+)$/s.exec(error.message) ?? []
  const field = fields[name] ?? (aboutInvitee.includes(error.type) ? 'who' : undefined)
  return field === undefined
    ? null
    : { [field]: words === '' ? error.message : `${words.charAt(0).toUpperCase()}${words.slice(1)}` }
}
