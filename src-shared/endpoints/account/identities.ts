/** `account.listIdentities`, `deleteIdentity`. */
import { fail } from '../../http/errors.ts'
import { boolean, id, optional } from '../../http/rules.ts'
import { identityListModel } from '../../models/identity.ts'
import { none } from '../../models/plain.ts'
import { defineRoute } from '../define-route.ts'
import { identityPage, identityQueries } from '../identity-list.ts'
import { callingUser } from './caller.ts'

/** `account.listIdentities`: with the provider's tokens, which are the caller's own. */
export const listIdentities = defineRoute({
  method: 'GET',
  path: '/v1/account/identities',
  sdk: 'account.listIdentities',
  service: 'account',
  scope: ['account'],
  params: { queries: optional(identityQueries(), null), total: optional(boolean(), true) },
  status: 200,
  response: identityListModel,
  handle({ queries, total }, context) {
    const parameters = [context.project.id, callingUser(context).id]
    return identityPage(context, { sql: '"projectId" = ? AND "userId" = ?', parameters }, queries, total)
  },
})

/** `account.deleteIdentity`: sessions that it opened stay. */
export const deleteIdentity = defineRoute({
  method: 'DELETE',
  path: '/v1/account/identities/:identityId',
  sdk: 'account.deleteIdentity',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].identities.[identityId].delete'],
  auditEvent: 'identity.delete',
  params: { identityId: id() },
  status: 204,
  response: none,
  handle: ({ identityId }, context) =>
    context.transaction(() => {
      const { store, project, note } = context
      const user = callingUser(context)
      const identity =
        store.identities.first({ projectId: project.id, id: identityId }) ?? fail('user_identity_not_found')
      if (identity.userId !== user.id) {
        note(`the identity belongs to user ${identity.userId}`)
        fail('user_unauthorized')
      }
      store.identities.delete(identity)
    }),
})
