/** `users.listIdentities`, `users.deleteIdentity`. */
import { fail } from '../../http/errors.ts'
import { boolean, id, optional, text } from '../../http/rules.ts'
import { identityListModel } from '../../models/identity.ts'
import { none } from '../../models/plain.ts'
import { defineRoute } from '../define-route.ts'
import { inProject } from '../../store/condition.ts'
import { identityPage, identityQueries } from '../identity-list.ts'

/** `users.listIdentities` */
export const listIdentities = defineRoute({
  method: 'GET',
  path: '/v1/users/identities',
  sdk: 'users.listIdentities',
  service: 'users',
  scope: ['users.read'],
  params: {
    queries: optional(identityQueries(), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: identityListModel,
  handle({ queries, search, total }, context) {
    if (search !== null) {
      context.note('identities have no search index: find them by queries, such as equal("providerEmail", […])')
      fail('general_query_invalid')
    }
    return identityPage(context, inProject(context.project.id), queries, total)
  },
})

/** `users.deleteIdentity`: sessions that it opened stay. */
export const deleteIdentity = defineRoute({
  method: 'DELETE',
  path: '/v1/users/identities/:identityId',
  sdk: 'users.deleteIdentity',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].identities.[identityId].delete'],
  auditEvent: 'identity.delete',
  params: { identityId: id() },
  status: 204,
  response: none,
  handle: ({ identityId }, context) =>
    context.transaction(() => {
      const { store, project } = context
      const identity = store.identities.first({ projectId: project.id, id: identityId })
      store.identities.delete(identity ?? fail('user_identity_not_found'))
    }),
})
