/** What each action does to one user. */
import type { UserAction } from '../contract/user-steps.ts'
import { createId } from '../domain/ids.ts'
import { type PasswordFields, withPassword } from '../domain/password.ts'
import type { Scope } from '../domain/scope.ts'
import { deleteUser, emailFields, insertTarget, searchText, updateUser } from '../domain/user.ts'
import type { User } from '../store/tables/users.ts'

type ActionScope = Pick<Scope, 'store' | 'project' | 'random' | 'now' | 'disposableDomains'>

interface Given {
  readonly label: string | null
  readonly hashed: PasswordFields | null
  /** Which of all it is: ids of one moment would soon be the same, so each has a microsecond of its own. */
  readonly place: number
}

/** The id of who was changed or made; null when nothing was to be done. Call it inside a transaction. */
export function applyUserAction(scope: ActionScope, action: UserAction, user: User, given: Given): string | null {
  const { label, hashed, place } = given
  const change = (changes: Partial<User>) => updateUser(scope, { ...user, ...changes }).id
  switch (action) {
    case 'block':
    case 'unblock': {
      const status = action === 'unblock'
      return user.status === status ? null : change({ status })
    }
    case 'verify-email':
    case 'unverify-email': {
      const emailVerification = action === 'verify-email'
      return user.email === null || user.emailVerification === emailVerification ? null : change({ emailVerification })
    }
    case 'verify-phone':
    case 'unverify-phone': {
      const phoneVerification = action === 'verify-phone'
      return user.phone === null || user.phoneVerification === phoneVerification ? null : change({ phoneVerification })
    }
    case 'add-label':
      return label === null || user.labels.includes(label) ? null : change({ labels: [...user.labels, label] })
    case 'remove-label':
      return label !== null && user.labels.includes(label)
        ? change({ labels: user.labels.filter((each) => each !== label) })
        : null
    case 'sign-out':
      return endSessions(scope, user) === 0 ? null : user.id
    case 'reset-password': {
      if (hashed === null) return null
      updateUser(scope, withPassword(scope, user, hashed))
      if (scope.project.settings.authInvalidateSessions) endSessions(scope, user)
      return user.id
    }
    case 'duplicate':
      return duplicate(scope, user, place)
    case 'delete':
      deleteUser(scope, user)
      return user.id
  }
}

/** As `users.deleteSessions` ends them; answers how many. */
function endSessions({ store }: Pick<Scope, 'store'>, user: User): number {
  const sessions = store.sessions.list({ projectId: user.projectId, userId: user.id })
  for (const session of sessions) store.sessions.delete(session)
  return sessions.length
}

/**
 * Somebody else with the same name, password, labels and preferences. An address has one owner: the email gets a number
 * (`grace+2@example.test`), the phone number stays where it is; sessions, teams, identities and factors are not copied.
 */
function duplicate(scope: ActionScope, user: User, place: number): string {
  const { store, random, now, disposableDomains } = scope
  const newId = () => createId(random, now + place / 1000)
  const email = user.email === null ? null : freeEmail(scope, user.email)
  const { sequence: _of, ...kept } = user
  const copy = {
    ...kept,
    id: newId(),
    createdAt: now,
    updatedAt: now,
    registration: now,
    ...emailFields(email, disposableDomains),
    emailVerification: email !== null && user.emailVerification,
    phone: null,
    phoneVerification: false,
    mfa: false,
    mfaRecoveryCodes: [],
    accessedAt: null,
  }
  const inserted = store.users.insert({ ...copy, search: searchText(copy) })
  if (email !== null) insertTarget(scope, inserted, 'email', email, newId())
  return inserted.id
}

/** With the first number that nobody has. */
export function freeEmail({ store, project }: Pick<Scope, 'store' | 'project'>, email: string): string {
  const at = email.lastIndexOf('@')
  const name = email.slice(0, at).replace(/\+\d+$/, '')
  let number = 2
  const numbered = () => `${name}+${number}${email.slice(at)}`
  while (store.users.first({ projectId: project.id, email: numbered() }) !== null) number += 1
  return numbered()
}

const verbs: Readonly<Record<UserAction, string>> = {
  block: 'Block',
  unblock: 'Unblock',
  'verify-email': 'Verify the email of',
  'unverify-email': 'Unverify the email of',
  'verify-phone': 'Verify the phone number of',
  'unverify-phone': 'Unverify the phone number of',
  'add-label': 'Add the label to',
  'remove-label': 'Remove the label from',
  'sign-out': 'Sign out',
  'reset-password': 'Reset the password of',
  duplicate: 'Duplicate',
  delete: 'Delete',
}

/** `Block Grace Hopper`, `Delete 3 users`, `Add the label beta to 2 users`. */
export function titleOfStep(action: UserAction, users: readonly User[], label: string | null): string {
  const [first] = users
  const whom = users.length === 1 && first !== undefined ? first.name || first.id : `${users.length} users`
  return `${verbs[action].replace('the label', `the label ${label ?? ''}`)} ${whom}`
}
