/** Acting as somebody else (contract section 15): whom a call names, and what of its caller then counts. */
import type { Store } from '../store/store.ts'
import type { User } from '../store/tables/users.ts'

/** What a call asks for; empty text where it says nothing. */
export interface ImpersonationRequest {
  readonly userId: string
  readonly email: string
  readonly phone: string
}

/** The user that is named by id, else by email, else by phone; null when nobody is or nobody has it. */
export function findImpersonated(
  store: Store,
  projectId: string,
  { userId, email, phone }: ImpersonationRequest,
): User | null {
  if (userId !== '') return store.users.first({ projectId, id: userId })
  if (email !== '') return store.users.first({ projectId, email: email.toLowerCase() })
  return phone === '' ? null : store.users.first({ projectId, phone })
}

/** Whose roles, block, and need of factors count. The caller's own user is still who is signed in. */
export function effectiveUser(signedIn: { readonly user: User; readonly impersonated: User | null }): User {
  return signedIn.impersonated ?? signedIn.user
}
