/** `account.updateMFA`, `listMFAFactors`. */
import { addFactors, usableFactors, verifiedFactors } from '../../domain/mfa.ts'
import { updateUser, withTargets } from '../../domain/user.ts'
import { strictBoolean } from '../../http/rules.ts'
import { mfaFactorsModel } from '../../models/mfa.ts'
import { accountModel } from '../../models/user.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser, currentSession } from './caller.ts'

/** `account.updateMFA` */
export const updateMFA = defineRoute({
  method: 'PATCH',
  path: '/v1/account/mfa',
  sdk: 'account.updateMFA',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].update.mfa'],
  auditEvent: 'user.update',
  readsTimestamp: true,
  params: { mfa: strictBoolean() },
  status: 200,
  response: accountModel,
  handle: ({ mfa }, context) =>
    context.transaction(() => {
      const { store } = context
      const session = currentSession(context)
      const user = updateUser(context, { ...callingUser(context), mfa })
      if (mfa) {
        // So that who switches it on is not locked out at once.
        const verified = verifiedFactors(store, user)
        const added = (['totp', 'email', 'phone'] as const).filter((factor) => verified[factor])
        addFactors(context, session, added)
      }
      return withTargets(store, user)
    }),
})

/** `account.listMFAFactors` */
export const listMFAFactors = defineRoute({
  method: 'GET',
  path: '/v1/account/mfa/factors',
  sdk: 'account.listMFAFactors',
  service: 'account',
  scope: ['account'],
  allowedWithoutFactors: true,
  params: {},
  status: 200,
  response: mfaFactorsModel,
  handle: (_input, context) => usableFactors(context, callingUser(context)),
})
