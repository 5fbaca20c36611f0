/** The project must exist (contract section 6, step 5). */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

export const project: Gate = {
  name: 'project',
  check(call) {
    if (call.project === null) {
      call.trace.note(
        `"${call.projectId}" is no project here; projects are made by a control call or, without --strict, by the first request`,
      )
      fail('project_not_found')
    }
    return `project ${call.project.id}`
  },
}
