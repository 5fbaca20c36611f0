/** How every `project.update…Policy` call is made: they differ in the fields that they take. */
import { policyNamed, type PolicyId } from '../../domain/policy.ts'
import type { Project } from '../../domain/project.ts'
import type { Context } from '../../gates/call.ts'
import type { Rules } from '../../http/input.ts'
import type { Model } from '../../http/route.ts'
import { projectModel } from '../../models/project.ts'
import { defineRoute } from '../define-route.ts'
import { withSettings } from './settings.ts'

export interface PolicyFacts {
  /** Such as `project.updateUserLimitPolicy`; null where no SDK calls it. */
  readonly sdk: string | null
  readonly id: PolicyId
  /** Fields that are left out keep their setting. */
  readonly params: Rules<Context>
  readonly response?: Model<Project, unknown>
}

export function policyRoute({ sdk, id, params, response = projectModel }: PolicyFacts) {
  const { fields } = policyNamed(id)
  return defineRoute({
    method: 'PATCH',
    path: `/v1/project/policies/${id}`,
    sdk,
    service: 'none',
    scope: ['policies.write', 'project.policies.write'],
    events: [`projects.[projectId].policies.${id}.update`],
    params,
    status: 200,
    response,
    handle: (input, context) =>
      withSettings(context, () =>
        Object.fromEntries(
          Object.entries(input).flatMap(([field, value]) => {
            const setting = fields[field]
            return setting === undefined || value === null ? [] : [[setting, value]]
          }),
        ),
      ),
  })
}
