/** A project and its settings. Only what differs from the default is stored, so new settings need no migration. */
import type { ProjectSettings } from '../contract/control.ts'
import type { ProjectRecord } from '../store/tables/projects.ts'
import type { Store } from '../store/store.ts'
import { insertKey } from './api-key.ts'
import { readSettings, storedSettings } from './project-settings.ts'
import { scopes } from './scopes.ts'
import type { Random } from '../simulate/random.ts'

/** The project that a request without project header is for (contract section 2). */
export const consoleProjectId = 'console'

export interface Project {
  readonly record: ProjectRecord
  readonly id: string
  readonly name: string
  readonly settings: ProjectSettings
}

export function projectOf(record: ProjectRecord): Project {
  return { record, id: record.id, name: record.name, settings: readSettings(record.settings) }
}

/** Writes settings, checked by `settingFault` before; call it inside a transaction. */
export function changeSettings(
  { store, now }: { readonly store: Store; readonly now: number },
  record: ProjectRecord,
  changed: Readonly<Record<string, unknown>>,
): ProjectRecord {
  return store.projects.update({ ...record, settings: storedSettings(record.settings, changed, now) })
}

export interface NewProject {
  readonly id: string
  readonly name: string
  readonly madeBy: ProjectRecord['madeBy']
  readonly strictKeys: boolean
  readonly settings: Readonly<Record<string, unknown>>
}

/** Makes a project and its first API key, which has every scope. */
export function createProject(store: Store, random: Random, now: number, project: NewProject): Project {
  const { result } = store.commit(() => {
    const record = store.projects.insert({ ...project, secretKey: random.hex(64), createdAt: now })
    insertKey(store, random, now, {
      projectId: project.id,
      name: 'Every scope',
      secret: null,
      scopes,
      expire: null,
      seen: false,
    })
    return record
  })
  return projectOf(result)
}
