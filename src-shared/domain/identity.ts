/** OAuth2 identities: an email that one holds is taken for everybody else. */
import { fail } from '../http/errors.ts'
import type { ErrorType } from '../http/error-catalogue.ts'
import type { Scope } from './scope.ts'

/** `owner` may have it in an identity of its own; the error's type differs from route to route. */
export function checkIdentityEmail(
  { store, project, note }: Pick<Scope, 'store' | 'project' | 'note'>,
  email: string,
  { owner, error }: { readonly owner: string | null; readonly error: ErrorType },
): void {
  const identity = store.identities
    .list({ projectId: project.id, providerEmail: email })
    .find(({ userId }) => userId !== owner)
  if (identity === undefined) return
  note(`user ${identity.userId} has the email ${email} in an identity of ${identity.provider}`)
  fail(error)
}
