/** What an event makes stale. Queries name the same topics. */
import type { EmulatorEvent } from '../../src-shared/contract/control.ts'

export const topics = {
  status: 'status',
  faults: 'faults',
  projects: 'projects',
  snapshots: 'snapshots',
  /** Anything that a snapshot holds. */
  state: 'state',
  /** Settings, keys and platforms of one project. */
  project: (projectId: string) => `project/${projectId}`,
  /** Any row of a table, for lists and counts. */
  table: (projectId: string, table: string) => `project/${projectId}/${table}`,
  /** How far an import is. */
  import: (importId: string) => `import/${importId}`,
  /** Any record that belongs to one user. */
  user: (projectId: string, userId: string) => `project/${projectId}/user/${userId}`,
} as const

/** Projects say how many they have of these. */
const counted = ['users', 'teams']

export function topicsOf(event: EmulatorEvent): readonly string[] {
  switch (event.type) {
    case 'exchange':
    // The record event of the same message makes its lists stale.
    case 'message':
      return []
    case 'import':
      return [topics.import(event.import.id)]
    case 'status':
      return [topics.status, topics.state]
    case 'fault':
      return [topics.faults, topics.state]
    case 'snapshot':
      return [topics.snapshots, topics.state]
    case 'project':
      return [topics.status, topics.projects, topics.project(event.projectId), topics.state]
    case 'record':
      return [
        topics.state,
        topics.table(event.projectId, event.table),
        ...(event.userId === null ? [] : [topics.user(event.projectId, event.userId)]),
        ...(counted.includes(event.table) && event.operation !== 'changed' ? [topics.status, topics.projects] : []),
      ]
  }
}
