/** Whom a token to sign in is for: the user with this address, or one that the request makes. */
import { checkIdentityEmail } from '../../domain/identity.ts'
import { chosenId } from '../../domain/ids.ts'
import { insertTarget, insertUser, type NewUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import type { ErrorType } from '../../http/error-catalogue.ts'
import { fail } from '../../http/errors.ts'
import type { User } from '../../store/tables/users.ts'
import { checkUserLimit } from './user-limit.ts'

interface ByEmail {
  /** Of a user to be made. */
  readonly userId: string
  readonly email: string
  /** When an identity of somebody else has the address. */
  readonly identityError: ErrorType
  readonly getsTarget: boolean
}

/** Call it inside a transaction. */
export function userByEmail(context: Context, { userId, email, identityError, getsTarget }: ByEmail): User {
  const { store, project, note } = context
  const known = store.users.first({ projectId: project.id, email })
  if (known !== null) return known
  // Quirk Q14, copied: nothing is lower-cased, and the database of a new server tells the cases of letters apart.
  const other = store.users.first({ projectId: project.id, email: email.toLowerCase() })
  if (other !== null) note(`${other.id} has ${other.email ?? ''}, but here addresses are compared letter by letter`)
  checkUserLimit(context)
  checkIdentityEmail(context, email, { owner: null, error: identityError })
  const user = makeUser(context, userId, { email, phone: null, cost: 'preset' })
  if (getsTarget) insertTarget(context, user, 'email', email)
  return user
}

/** Call it inside a transaction. */
export function userByPhone(context: Context, { userId, phone }: { userId: string; phone: string }): User {
  const { store, project } = context
  const known = store.users.first({ projectId: project.id, phone })
  if (known !== null) return known
  checkUserLimit(context)
  const user = makeUser(context, userId, { email: null, phone, cost: 'account' })
  insertTarget(context, user, 'sms', phone)
  return user
}

function makeUser(context: Context, userId: string, address: Pick<NewUser, 'email' | 'phone' | 'cost'>): User {
  const { store, project, random, now, note } = context
  const id = chosenId(userId, random, now)
  if (store.users.first({ projectId: project.id, id }) !== null) {
    // The contract has no error for it on these routes, so it is one of those that nobody caught (section 7).
    note(`the id ${id} belongs to a user with another address; a real server answers 500 here`)
    fail('general_unknown')
  }
  const user = insertUser(context, { id, ...address, name: null, password: null, accessedAt: now })
  note(`nobody has the address yet, so the user ${user.id} is made`)
  return user
}
