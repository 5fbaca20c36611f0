/** Actions on one user or many: the call, the words, and how those who are selected stand afterwards. */
import type { UserAction } from '../../../../src-shared/contract/user-steps.ts'
import { titleOf } from '../../../data/user-names.ts'
import { countOf } from '../../../ui/words.ts'
import { deleteUser, setLabels, setStatus, setVerified, signOutEverywhere, type Subject } from './user-calls.ts'
import type { UserCall } from './user-calls.ts'

const words: Readonly<Record<UserAction, readonly [doing: string, done: string]>> = {
  block: ['Block', 'Blocked'],
  unblock: ['Unblock', 'Unblocked'],
  'verify-email': ['Verify the email of', 'Verified the email of'],
  'unverify-email': ['Unverify the email of', 'Unverified the email of'],
  'verify-phone': ['Verify the phone number of', 'Verified the phone number of'],
  'unverify-phone': ['Unverify the phone number of', 'Unverified the phone number of'],
  'add-label': ['Add the label to', 'Added the label to'],
  'remove-label': ['Remove the label from', 'Removed the label from'],
  'sign-out': ['Sign out', 'Signed out'],
  'reset-password': ['Reset the password of', 'Reset the password of'],
  duplicate: ['Duplicate', 'Duplicated'],
  delete: ['Delete', 'Deleted'],
}

/** For one user a call of the Users API where it has one, as an app's server would make it; else one control call. */
export function stepCall(
  projectId: string,
  action: UserAction,
  users: readonly Subject[],
  label: string | null = null,
): UserCall {
  const [one] = users
  const own = one === undefined || users.length > 1 ? null : ownCall(action, one, label)
  if (own !== null) return own
  const [doing, done] = words[action].map((verb) => {
    const about = label === null ? verb : verb.replace('the label', label)
    return `${about} ${users.length === 1 && one !== undefined ? titleOf(one) : countOf(users.length, 'user')}`
  })
  return {
    call: {
      method: 'POST',
      path: `/__emulator/projects/${encodeURIComponent(projectId)}/users/bulk`,
      body: { action, userIds: users.map(({ id }) => id), ...(label === null ? {} : { label }) },
    },
    doing: doing ?? '',
    done: done ?? '',
  }
}

function ownCall(action: UserAction, user: Subject, label: string | null): UserCall | null {
  switch (action) {
    case 'block':
    case 'unblock':
      return setStatus(user, action === 'unblock')
    case 'verify-email':
    case 'unverify-email':
      return setVerified(user, 'email', action === 'verify-email')
    case 'verify-phone':
    case 'unverify-phone':
      return setVerified(user, 'phone', action === 'verify-phone')
    case 'add-label':
      return label === null ? null : setLabels(user, [...user.labels, label])
    case 'sign-out':
      return signOutEverywhere(user)
    case 'delete':
      return deleteUser(user)
    case 'remove-label':
    case 'reset-password':
    case 'duplicate':
      return null
  }
}

/** Whom the action has something to do for. */
export function concerns(action: UserAction, user: Subject, label: string | null): boolean {
  switch (action) {
    case 'block':
      return user.status
    case 'unblock':
      return !user.status
    case 'verify-email':
      return user.email !== '' && !user.emailVerification
    case 'unverify-email':
      return user.email !== '' && user.emailVerification
    case 'verify-phone':
      return user.phone !== '' && !user.phoneVerification
    case 'unverify-phone':
      return user.phone !== '' && user.phoneVerification
    case 'add-label':
      return label !== null && !user.labels.includes(label)
    case 'remove-label':
      return label !== null && user.labels.includes(label)
    case 'sign-out':
    case 'reset-password':
    case 'duplicate':
    case 'delete':
      return true
  }
}

/** As the list will tell of the user: those who are selected may be out of its sight. */
export function afterStep<Of extends Subject>(user: Of, action: UserAction, label: string | null): Of {
  switch (action) {
    case 'block':
    case 'unblock':
      return { ...user, status: action === 'unblock' }
    case 'verify-email':
    case 'unverify-email':
      return { ...user, emailVerification: action === 'verify-email' && user.email !== '' }
    case 'verify-phone':
    case 'unverify-phone':
      return { ...user, phoneVerification: action === 'verify-phone' && user.phone !== '' }
    case 'add-label':
      return label === null ? user : { ...user, labels: [...new Set([...user.labels, label])] }
    case 'remove-label':
      return { ...user, labels: user.labels.filter((each) => each !== label) }
    case 'sign-out':
    case 'reset-password':
    case 'duplicate':
    case 'delete':
      return user
  }
}

/** Mixed, all end up blocked; then all can be unblocked. */
export function blockingOf(users: readonly Subject[]): 'block' | 'unblock' {
  return users.some(({ status }) => status) ? 'block' : 'unblock'
}

/** Each label that somebody of them has. */
export function labelsOf(users: readonly Pick<Subject, 'labels'>[]): readonly string[] {
  return [...new Set(users.flatMap(({ labels }) => labels))].toSorted()
}

/** As `blockingOf`, of those who have an address of that kind; null when nobody has. */
export function verifyingOf(
  users: readonly Subject[],
  what: 'email' | 'phone',
): 'verify-email' | 'unverify-email' | 'verify-phone' | 'unverify-phone' | null {
  const holders = users.filter((user) => user[what] !== '')
  if (holders.length === 0) return null
  if (what === 'email') return holders.every((user) => user.emailVerification) ? 'unverify-email' : 'verify-email'
  return holders.every((user) => user.phoneVerification) ? 'unverify-phone' : 'verify-phone'
}
