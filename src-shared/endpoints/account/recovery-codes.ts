/** `account.createMFARecoveryCodes`, `getMFARecoveryCodes`, `updateMFARecoveryCodes`. */
import { createRecoveryCodes, recoveryCodesOf, renewRecoveryCodes } from '../../domain/recovery-codes.ts'
import { mfaRecoveryCodesModel } from '../../models/mfa.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser } from './caller.ts'

/** `account.createMFARecoveryCodes` */
export const createMFARecoveryCodes = defineRoute({
  method: 'POST',
  path: '/v1/account/mfa/recovery-codes',
  sdk: 'account.createMFARecoveryCodes',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  params: {},
  status: 201,
  response: mfaRecoveryCodesModel,
  handle: (_input, context) => context.transaction(() => createRecoveryCodes(context, callingUser(context))),
})

/** `account.getMFARecoveryCodes` */
export const getMFARecoveryCodes = defineRoute({
  method: 'GET',
  path: '/v1/account/mfa/recovery-codes',
  sdk: 'account.getMFARecoveryCodes',
  service: 'account',
  scope: ['account'],
  needsRecentChallenge: true,
  params: {},
  status: 200,
  response: mfaRecoveryCodesModel,
  handle: (_input, context) => recoveryCodesOf(callingUser(context)),
})

/** `account.updateMFARecoveryCodes` */
export const updateMFARecoveryCodes = defineRoute({
  method: 'PATCH',
  path: '/v1/account/mfa/recovery-codes',
  sdk: 'account.updateMFARecoveryCodes',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  needsRecentChallenge: true,
  params: {},
  status: 200,
  response: mfaRecoveryCodesModel,
  handle: (_input, context) => context.transaction(() => renewRecoveryCodes(context, callingUser(context))),
})
