/** What list endpoints share: the `queries` parameter and its errors. */
import { fail } from '../http/errors.ts'
import { defineRule, isId, refuse, type Rule } from '../http/rules.ts'
import type { Context } from '../gates/call.ts'
import { CursorFault, type Page, selectPage } from '../store/list.ts'
import type { Condition, Scope } from '../store/condition.ts'
import { type Attributes, type ListQuery, parseQueries, QueryFault } from '../store/queries.ts'
import type { Table } from '../store/table.ts'

export const queries = (attributes: Attributes): Rule<ListQuery> =>
  defineRule('a list of queries, each a JSON text', (value) => {
    if (!Array.isArray(value)) refuse('the value must be a list')
    try {
      const query = parseQueries(value, attributes)
      if (query.cursor !== null && !isId(query.cursor.id)) refuse('a cursor must be an id')
      return query
    } catch (error) {
      if (error instanceof QueryFault) refuse(error.message)
      throw error
    }
  })

export interface ListOptions {
  /** Conditions beside those of the queries: a cursor may name a row that they leave out. */
  readonly filters: readonly Condition[]
  readonly countsTotal: boolean
  /** For what only the database refuses; lists differ in it (contract section 17). */
  readonly databaseFaultError?: 'general_query_invalid' | 'general_unknown'
}

export function listPage<R extends { readonly sequence: number }>(
  { store, project, random, note }: Pick<Context, 'store' | 'project' | 'random' | 'note'>,
  table: Table<R>,
  scope: Scope,
  asked: ListQuery | null,
  { filters, countsTotal, databaseFaultError = 'general_query_invalid' }: ListOptions,
): Page<R> {
  const query = asked ?? parseQueries([], {})
  if (query.databaseFault !== null) {
    note(query.databaseFault)
    fail(databaseFaultError)
  }
  const shuffleBy = () => 1 + (parseInt(random.hex(8), 16) % 2_147_483_646)
  try {
    const conditions = [...filters, ...query.conditions]
    const options = { countsTotal, shuffleBy, projectId: project.id }
    return selectPage(store.database, table, scope, { ...query, conditions }, options)
  } catch (error) {
    if (!(error instanceof CursorFault)) throw error
    fail(error.reason === 'missing' ? 'general_cursor_not_found' : 'database_query_order_null')
  }
}
