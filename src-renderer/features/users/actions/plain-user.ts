import type { Subject } from './user-calls.ts'

/** A user as rows are copied, for other programs; as CSV it can be imported again. */
export function plainUser(user: Subject) {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    phone: user.phone,
    status: user.status,
    emailVerification: user.emailVerification,
    phoneVerification: user.phoneVerification,
    mfa: user.mfa,
    labels: user.labels,
    createdAt: user.createdAt,
  }
}
