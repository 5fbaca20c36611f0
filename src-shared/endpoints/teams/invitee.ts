/** Whom an invitation is for: a user of the project, or one that the invitation makes. */
import { checkIdentityEmail } from '../../domain/identity.ts'
import { createId } from '../../domain/ids.ts'
import { getUser, insertUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { User } from '../../store/tables/users.ts'
import { checkUserLimit } from '../account/user-limit.ts'

/** At least one of the first three is given. */
export interface Invited {
  readonly userId: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly name: string | null
}

/** By id, else by email, else by phone; null when there is no such user. What else is given must fit. */
export function findInvitee(context: Context, { userId, email, phone }: Invited): User | null {
  const { store, project } = context
  if (userId !== null) {
    const user = getUser(context, userId)
    if (email !== null && user.email !== email) contradict(context, user, 'email')
    if (phone !== null && user.phone !== phone) contradict(context, user, 'phone')
    return user
  }
  if (email === null) return store.users.first({ projectId: project.id, phone })
  const user = store.users.first({ projectId: project.id, email })
  if (user !== null && phone !== null && user.phone !== phone) contradict(context, user, 'phone')
  return user
}

function contradict({ note }: Context, user: User, field: 'email' | 'phone'): never {
  note(`${user.name || user.id} has the ${field} ${user[field] ?? 'nothing'}`)
  fail('user_already_exists')
}

/** A user that can only sign in by the invitation, until it sets a password. */
export async function makeInvitee(context: Context, { email, phone, name }: Invited): Promise<User> {
  const { random, now, hasher } = context
  checkUserLimit(context)
  checkIdentity()
  const password = await hasher.hash(random.hex(32), random.bytes(16), 'preset')
  return context.transaction(() => {
    checkUserLimit(context)
    checkIdentity()
    const id = createId(random, now)
    const fields = { id, email, phone, name: name ?? email ?? '', password, knowsPassword: false }
    return insertUser(context, { ...fields, cost: 'preset', accessedAt: null })
  })

  function checkIdentity(): void {
    if (email !== null) checkIdentityEmail(context, email, { owner: null, error: 'user_email_already_exists' })
  }
}
