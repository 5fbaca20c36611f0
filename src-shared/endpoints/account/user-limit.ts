/** The project's limit of users: on every client path that makes one (setting `authLimit`, 0 is none). */
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'

export function checkUserLimit({ project, store }: Pick<Context, 'project' | 'store'>): void {
  const limit = project.settings.authLimit
  // The last one that there may be: counting would read all of a large project for a small limit.
  const last = { limit: 1, offset: limit - 1 }
  if (limit > 0 && store.users.list({ projectId: project.id }, last).length > 0) fail('user_count_exceeded')
}
