/** A policy of a project, and the list of them; the contract has no model for them, the SDK's types do. */
import type { ProjectSettings } from '../contract/control.ts'
import type { Policy } from '../domain/policy.ts'
import type { Model } from '../http/route.ts'

export interface PolicyReply {
  readonly policy: Policy
  readonly settings: ProjectSettings
}

export const policyModel: Model<PolicyReply, unknown> = {
  name: 'policy',
  write: ({ policy, settings }) => ({
    $id: policy.id,
    ...Object.fromEntries(Object.entries(policy.fields).map(([field, setting]) => [field, settings[setting]])),
  }),
}

export interface PolicyList {
  readonly total: number
  readonly policies: readonly PolicyReply[]
}

export const policyListModel: Model<PolicyList, unknown> = {
  name: 'policyList',
  write: ({ total, policies }, view) => ({
    total,
    policies: policies.map((policy) => policyModel.write(policy, view)),
  }),
}
