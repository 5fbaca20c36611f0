/** Reading and writing the settings of the calling key's project, which are one object for all calls. */
import { changeSettings, type Project, projectOf } from '../../domain/project.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { ProjectSettings } from '../../contract/control.ts'

/** As it stands now: another call may have changed it since the gates looked. */
export function currentProject({ store, project }: Pick<Context, 'store' | 'project'>): Project {
  return projectOf(store.projects.first({ id: project.id }) ?? fail('project_not_found'))
}

/** Answers the project after the change; `changed` may look at the settings before it. */
export function withSettings(
  context: Context,
  changed: (settings: ProjectSettings) => Readonly<Record<string, unknown>>,
): Project {
  return context.transaction(() => {
    const { record, settings } = currentProject(context)
    return projectOf(changeSettings(context, record, changed(settings)))
  })
}
