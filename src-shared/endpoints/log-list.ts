/** What the legacy `logs` routes of account, users and teams share: newest first, paged by limit and offset only. */
import type { Context } from '../gates/call.ts'
import { defineRule, refuse, type Rule } from '../http/rules.ts'
import { isObject } from '../store/column.ts'
import type { ListQuery } from '../store/queries.ts'
import type { LogList } from '../models/log.ts'
import { listPage, queries } from './list.ts'

export const logQueries = (): Rule<ListQuery> => {
  const inner = queries({})
  return defineRule('a list of the queries limit and offset', (value, context) => {
    const query = inner.read(value, context)
    if (Array.isArray(value) && !value.every(isPaging)) refuse('logs take the queries limit and offset only')
    return query
  })
}

function isPaging(text: unknown): boolean {
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : text
  return isObject(value) && (value.method === 'limit' || value.method === 'offset')
}

/** Rows of the user who acted, or of what was acted on. */
export function logPage(
  context: Context,
  of: { readonly userId: string } | { readonly resource: string },
  queries: ListQuery | null,
  countsTotal: boolean,
): LogList {
  const { store, project } = context
  const [column, value] = 'userId' in of ? ['userId', of.userId] : ['resource', of.resource]
  const scope = { sql: `"projectId" = ? AND "${column}" = ?`, parameters: [project.id, value] }
  const { limit = 25, offset = 0 } = queries ?? {}
  const newestFirst: ListQuery = {
    conditions: [],
    order: [{ column: 'sequence', descending: true }],
    isShuffled: false,
    limit,
    offset,
    cursor: null,
    databaseFault: null,
  }
  const { total, rows } = listPage(context, store.logs, scope, newestFirst, { filters: [], countsTotal })
  return {
    total,
    logs: rows.map((log) => {
      const user = log.userId === '' ? null : store.users.first({ projectId: project.id, id: log.userId })
      return { log, userEmail: user?.email ?? '', userName: user?.name ?? '' }
    }),
  }
}
