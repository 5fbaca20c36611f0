/** `users.createMFARecoveryCodes`, `getMFARecoveryCodes`, `updateMFARecoveryCodes`. */
import { createRecoveryCodes, recoveryCodesOf, renewRecoveryCodes } from '../../domain/recovery-codes.ts'
import { getUser } from '../../domain/user.ts'
import { id } from '../../http/rules.ts'
import { mfaRecoveryCodesModel } from '../../models/mfa.ts'
import { defineRoute } from '../define-route.ts'

/** `users.createMFARecoveryCodes`: PATCH creates, PUT renews. */
export const createMFARecoveryCodes = defineRoute({
  method: 'PATCH',
  path: '/v1/users/:userId/mfa/recovery-codes',
  sdk: 'users.createMFARecoveryCodes',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].create.mfa.recovery-codes'],
  auditEvent: 'user.update',
  params: { userId: id() },
  // Quirk Q10, copied: documented as 201.
  status: 200,
  response: mfaRecoveryCodesModel,
  handle: ({ userId }, context) => context.transaction(() => createRecoveryCodes(context, getUser(context, userId))),
})

/** `users.getMFARecoveryCodes` */
export const getMFARecoveryCodes = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/mfa/recovery-codes',
  sdk: 'users.getMFARecoveryCodes',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id() },
  status: 200,
  response: mfaRecoveryCodesModel,
  handle: ({ userId }, context) => recoveryCodesOf(getUser(context, userId)),
})

/** `users.updateMFARecoveryCodes` */
export const updateMFARecoveryCodes = defineRoute({
  method: 'PUT',
  path: '/v1/users/:userId/mfa/recovery-codes',
  sdk: 'users.updateMFARecoveryCodes',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].update.mfa.recovery-codes'],
  auditEvent: 'user.update',
  params: { userId: id() },
  status: 200,
  response: mfaRecoveryCodesModel,
  handle: ({ userId }, context) => context.transaction(() => renewRecoveryCodes(context, getUser(context, userId))),
})
