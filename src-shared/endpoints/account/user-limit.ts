/** The project's limit of users: on every client path that makes one (setting `authLimit`, 0 is none). */
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'

export function checkUserLimit({ project, store }: Pick<Context, 'project' | 'store'>): void {
  const limit = project.settings.authLimit
  if (limit > 0 && store.users.count({ projectId: project.id }) >= limit) fail('user_count_exceeded')
}
