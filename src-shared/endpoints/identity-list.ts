/** What the two lists of identities share: those of all users, and the caller's own. */
import type { Context } from '../gates/call.ts'
import type { Rule } from '../http/rules.ts'
import type { IdentityList } from '../models/identity.ts'
import type { Scope } from '../store/condition.ts'
import { type Attributes, commonAttributes, type ListQuery } from '../store/queries.ts'
import { listPage, queries } from './list.ts'

const attributes: Attributes = {
  ...commonAttributes,
  userId: { column: 'userId', type: 'text' },
  provider: { column: 'provider', type: 'text' },
  providerUid: { column: 'providerUid', type: 'text' },
  providerEmail: { column: 'providerEmail', type: 'text' },
  providerAccessTokenExpiry: { column: 'providerAccessTokenExpiry', type: 'instant' },
}

export const identityQueries = (): Rule<ListQuery> => queries(attributes)

/** `scope` are the rows that the caller may see; a cursor must be one of them. */
export function identityPage(
  context: Pick<Context, 'store' | 'project' | 'random' | 'note'>,
  scope: Scope,
  asked: ListQuery | null,
  countsTotal: boolean,
): IdentityList {
  const page = listPage(context, context.store.identities, scope, asked, { filters: [], countsTotal })
  return { total: page.total, identities: page.rows }
}
