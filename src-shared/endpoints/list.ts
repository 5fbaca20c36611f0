/** What list endpoints share: the `queries` parameter and its errors. */
import { fail } from '../http/errors.ts'
import { defineRule, refuse, type Rule } from '../http/rules.ts'
import type { Database } from '../store/database.ts'
import { CursorFault, type Page, selectPage } from '../store/list.ts'
import { type Attributes, type Condition, type ListQuery, parseQueries, QueryFault } from '../store/queries.ts'
import type { Table } from '../store/table.ts'

export const queries = (attributes: Attributes): Rule<ListQuery> =>
  defineRule('a list of queries, each a JSON text', (value) => {
    if (!Array.isArray(value)) refuse('the value must be a list')
    try {
      return parseQueries(value, attributes)
    } catch (error) {
      if (error instanceof QueryFault) refuse(error.message)
      throw error
    }
  })

export function listPage<R extends { readonly sequence: number }>(
  database: Database,
  table: Table<R>,
  scope: Condition,
  query: ListQuery | null,
  options: { readonly countsTotal: boolean },
): Page<R> {
  try {
    return selectPage(database, table, scope, query ?? parseQueries([], {}), options)
  } catch (error) {
    if (!(error instanceof CursorFault)) throw error
    fail(error.reason === 'missing' ? 'general_cursor_not_found' : 'database_query_order_null')
  }
}
