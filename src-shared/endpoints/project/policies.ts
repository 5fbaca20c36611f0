/** `project.listPolicies`, `getPolicy` and every `update…Policy`: rules of the project that servers read and change. */
import { policies, policyNamed } from '../../domain/policy.ts'
import { boolean, optional, strictBoolean } from '../../http/rules.ts'
import { policyListModel, policyModel } from '../../models/policy.ts'
import { defineRoute } from '../define-route.ts'
import { policyRoute } from './policy-route.ts'
import { limitOrNone, settingNumber, slice, sliced, word } from './rules.ts'
import { currentProject } from './settings.ts'

const enabled = { enabled: strictBoolean() }
const flag = () => optional(strictBoolean(), null)

export const listPolicies = defineRoute({
  method: 'GET',
  path: '/v1/project/policies',
  sdk: 'project.listPolicies',
  service: 'none',
  scope: ['policies.read', 'project.policies.read'],
  params: { queries: optional(slice(), null), total: optional(boolean(), true) },
  status: 200,
  response: policyListModel,
  handle({ queries, total }, context) {
    const { settings } = currentProject(context)
    return {
      total: total ? policies.length : 0,
      policies: sliced(policies, queries).map((policy) => ({ policy, settings })),
    }
  },
})

export const getPolicy = defineRoute({
  method: 'GET',
  path: '/v1/project/policies/:policyId',
  sdk: 'project.getPolicy',
  service: 'none',
  scope: ['policies.read', 'project.policies.read'],
  params: { policyId: word(policies.map(({ id }) => id)) },
  status: 200,
  response: policyModel,
  handle: ({ policyId }, context) => ({ policy: policyNamed(policyId), settings: currentProject(context).settings }),
})

export const updatePasswordDictionaryPolicy = policyRoute({
  sdk: 'project.updatePasswordDictionaryPolicy',
  id: 'password-dictionary',
  params: enabled,
})

export const updatePasswordHistoryPolicy = policyRoute({
  sdk: 'project.updatePasswordHistoryPolicy',
  id: 'password-history',
  params: { total: limitOrNone('authPasswordHistory') },
})

/** The only one that answers with the policy instead of the project. */
export const updatePasswordStrengthPolicy = policyRoute({
  sdk: 'project.updatePasswordStrengthPolicy',
  id: 'password-strength',
  params: {
    min: optional(settingNumber('authPasswordStrengthMin'), null),
    uppercase: flag(),
    lowercase: flag(),
    number: flag(),
    symbols: flag(),
  },
  response: {
    name: policyModel.name,
    write: ({ settings }, view) => policyModel.write({ policy: policyNamed('password-strength'), settings }, view),
  },
})

export const updatePasswordPersonalDataPolicy = policyRoute({
  sdk: 'project.updatePasswordPersonalDataPolicy',
  id: 'password-personal-data',
  params: enabled,
})

export const updateSessionAlertPolicy = policyRoute({
  sdk: 'project.updateSessionAlertPolicy',
  id: 'session-alert',
  params: enabled,
})

export const updateSessionDurationPolicy = policyRoute({
  sdk: 'project.updateSessionDurationPolicy',
  id: 'session-duration',
  params: { duration: settingNumber('authDuration') },
})

export const updateSessionInvalidationPolicy = policyRoute({
  sdk: 'project.updateSessionInvalidationPolicy',
  id: 'session-invalidation',
  params: enabled,
})

export const updateSessionLimitPolicy = policyRoute({
  sdk: 'project.updateSessionLimitPolicy',
  id: 'session-limit',
  params: { total: limitOrNone('authSessionsLimit') },
})

export const updateUserLimitPolicy = policyRoute({
  sdk: 'project.updateUserLimitPolicy',
  id: 'user-limit',
  params: { total: limitOrNone('authLimit') },
})

export const updateMembershipPrivacyPolicy = policyRoute({
  sdk: 'project.updateMembershipPrivacyPolicy',
  id: 'membership-privacy',
  params: {
    userId: flag(),
    userEmail: flag(),
    userPhone: flag(),
    userName: flag(),
    userMFA: flag(),
    userAccessedAt: flag(),
  },
})

/** Newer than the SDKs. */
export const updateMFAFactorsPolicy = policyRoute({
  sdk: null,
  id: 'mfa-factors',
  params: { totp: flag(), email: flag(), phone: flag(), custom: flag() },
})

export const updateDenyAliasedEmailPolicy = policyRoute({
  sdk: 'project.updateDenyAliasedEmailPolicy',
  id: 'deny-aliased-email',
  params: enabled,
})

export const updateDenyDisposableEmailPolicy = policyRoute({
  sdk: 'project.updateDenyDisposableEmailPolicy',
  id: 'deny-disposable-email',
  params: enabled,
})

export const updateDenyFreeEmailPolicy = policyRoute({
  sdk: 'project.updateDenyFreeEmailPolicy',
  id: 'deny-free-email',
  params: enabled,
})

export const updateDenyCorporateEmailPolicy = policyRoute({
  sdk: 'project.updateDenyCorporateEmailPolicy',
  id: 'deny-corporate-email',
  params: enabled,
})
