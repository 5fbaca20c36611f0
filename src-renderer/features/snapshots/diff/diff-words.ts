/** Words and signs of a difference. */
import type { RecordDifference, SnapshotDiff } from '../../../../src-shared/contract/snapshots.ts'

type Counts = Omit<SnapshotDiff['tables'][number], 'table'>

export const signs = { created: '+', changed: '~', deleted: '−' } as const

/** `+2 ~1` */
export function shownCounts(counts: Counts): string {
  return parts(counts)
    .map(({ operation, count }) => `${signs[operation]}${count.toLocaleString('en')}`)
    .join(' ')
}

/** `2 created, 1 changed` */
export function spokenCounts(counts: Counts): string {
  return parts(counts)
    .map(({ operation, count }) => `${count} ${operation}`)
    .join(', ')
}

function parts({ created, changed, deleted }: Counts) {
  const all = [
    { operation: 'created', count: created },
    { operation: 'changed', count: changed },
    { operation: 'deleted', count: deleted },
  ] as const
  return all.filter(({ count }) => count > 0)
}

const titles: Readonly<Record<string, string>> = {
  users: 'Users',
  sessions: 'Sessions',
  tokens: 'Tokens',
  targets: 'Targets',
  identities: 'Identities',
  authenticators: 'Authenticators',
  challenges: 'Challenges',
  teams: 'Teams',
  memberships: 'Memberships',
  messages: 'Messages',
  heldMessages: 'Held messages',
  projects: 'Projects and settings',
  keys: 'API keys',
  providers: 'Messaging providers',
  oauth2Answers: 'OAuth2 answers',
  simulation: 'Clock and faults',
  logs: 'Audit log',
}

export function tableTitle(table: string): string {
  return titles[table] ?? table
}

/** What a record is called: by its own name, or by whose it is and the end of its ID. */
export function recordTitle({ title, id, userId, table }: RecordDifference): string {
  if (title !== '') return title
  if (table === 'simulation') return id.replace(/^\w+:/, '')
  return userId === null || table === 'users' ? id : `${userId} · ${id.slice(-6)}`
}

/** What of it is another, without the time of the change itself. */
export function changedFields({ fields }: RecordDifference): string {
  const names = fields.map(({ name }) => name)
  const telling = names.filter((name) => name !== 'updatedAt')
  return (telling.length === 0 ? names : telling).join(', ')
}

/** Users whom the first of the two states does not know: nothing of them can be restored. */
export function newUsers({ records }: SnapshotDiff): ReadonlySet<string> {
  const made = records.filter(({ table, operation }) => table === 'users' && operation === 'created')
  return new Set(made.map(({ id, projectId }) => `${projectId} ${id}`))
}
