/** Reads whom a signed-in caller wants to act as (contract section 15). What does not hold is ignored, never an error. */
import { findImpersonated } from '../domain/impersonation.ts'
import { type Call, requestHeader, type SignedIn } from './call.ts'

export function impersonate(call: Call, signedIn: Omit<SignedIn, 'impersonated'>): SignedIn {
  const asked = {
    userId: named(call, 'user-id', 'impersonateUserId'),
    email: named(call, 'user-email', 'impersonateEmail'),
    phone: named(call, 'user-phone', 'impersonatePhone'),
  }
  if (call.project === null || Object.values(asked).every((value) => value === '')) {
    return { ...signedIn, impersonated: null }
  }
  if (!signedIn.user.impersonator) {
    call.trace.note('the call asks to act as another user, but its caller has no right to: users.updateImpersonator')
    return { ...signedIn, impersonated: null }
  }
  const impersonated = findImpersonated(call.world.store, call.project.id, asked)
  if (impersonated === null) call.trace.note('the call asks to act as a user that this project does not have')
  return { ...signedIn, impersonated }
}

/** The header, or the query parameter, which is known in lower case too; empty text when neither came. */
function named(call: Call, header: string, parameter: string): string {
  const { searchParams } = call.url
  const sent = [
    requestHeader(call, `x-appwrite-impersonate-${header}`),
    searchParams.get(parameter),
    searchParams.get(parameter.toLowerCase()),
  ]
  return sent.find((value) => value !== null && value !== '') ?? ''
}
