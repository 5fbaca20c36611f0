/** Says at which field a refused user went wrong, in plain words. */
import type { ControlClient } from '../../../../src-shared/client/control-client.ts'
import { ControlCallError } from '../../../../src-shared/client/control-call-error.ts'
import type { UserRow } from '../../../../src-shared/contract/control.ts'
import { titleOf } from '../../../data/user-names.ts'
import type { DraftErrors, DraftField, UserDraft } from './user-draft.ts'

export interface Refusal {
  readonly errors: DraftErrors
  /** Concerns no single field; null when the fields say it all. */
  readonly message: string | null
  /** The user who has it already. */
  readonly taken: UserRow | null
}

const fields: Readonly<Record<string, DraftField>> = {
  userId: 'id',
  email: 'email',
  phone: 'phone',
  password: 'password',
  name: 'name',
  labels: 'labels',
}

/** Errors that belong to a field whatever they say. */
const fieldOfType: Readonly<Record<string, DraftField>> = {
  password_personal_data: 'password',
  user_email_not_whitelisted: 'email',
}

export async function refusalOf(
  error: unknown,
  draft: UserDraft,
  client: ControlClient,
  projectId: string,
): Promise<Refusal> {
  if (!(error instanceof ControlCallError)) return { errors: {}, message: String(error), taken: null }
  if (error.type === 'user_already_exists') return takenBy(draft, error, client, projectId)
  const named = /`(\w+)`[^:]*: (.+)$/s.exec(error.message)
  const field = fields[named?.[1] ?? ''] ?? fieldOfType[error.type]
  if (field === undefined) return { errors: {}, message: `${error.message} ${error.hint}`.trim(), taken: null }
  return { errors: { [field]: asSentence(named?.[2] ?? error.message) }, message: null, taken: null }
}

/** The server says only that something is taken; the list of users says what and by whom. */
async function takenBy(
  draft: UserDraft,
  error: ControlCallError,
  client: ControlClient,
  projectId: string,
): Promise<Refusal> {
  const keys = [
    { field: 'id', words: 'ID', value: draft.id.trim() },
    { field: 'email', words: 'email', value: draft.email.trim().toLowerCase() },
    { field: 'phone', words: 'phone number', value: draft.phone.trim() },
  ] as const
  for (const { field, words, value } of keys) {
    if (value === '') continue
    const filter = field === 'id' ? `id:${value}` : value
    const { users } = await client.users(projectId, { filter, limit: 50 })
    const taken = users.find((user) => user[field] === value)
    if (taken === undefined) continue
    return { errors: { [field]: `A user with this ${words} already exists: ${titleOf(taken)}.` }, message: null, taken }
  }
  return { errors: {}, message: error.message, taken: null }
}

function asSentence(text: string): string {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1)
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}
