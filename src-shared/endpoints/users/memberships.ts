/** `users.listMemberships` */
import { getUser } from '../../domain/user.ts'
import { boolean, id, optional, text } from '../../http/rules.ts'
import { membershipListModel } from '../../models/membership.ts'
import { searchCondition } from '../../store/words.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'
import { membershipAttributes, replyNaming } from '../teams/membership-reply.ts'

/** `users.listMemberships` */
export const listMemberships = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/memberships',
  sdk: 'users.listMemberships',
  service: 'users',
  scope: ['users.read'],
  params: {
    userId: id(),
    queries: optional(queries(membershipAttributes), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: membershipListModel,
  handle({ userId, queries, search, total }, context) {
    const { store, project } = context
    const user = getUser(context, userId)
    const found = search === null ? null : searchCondition('memberships', 'search', project.id, search)
    if (search !== null && found === null) return { total: 0, memberships: [] }
    const ofUser = { sql: '"projectId" = ? AND "userId" = ?', parameters: [project.id, user.id] }
    const { rows } = listPage(context, store.memberships, ofUser, queries, {
      filters: found === null ? [] : [found],
      countsTotal: false,
      databaseFaultError: 'general_unknown',
    })
    const memberships = rows.flatMap((membership) => {
      const team = store.teams.first({ projectId: project.id, id: membership.teamId })
      return team === null ? [] : [replyNaming(membership, team, user)]
    })
    // What is counted is this page, not all there are.
    return { total: total ? memberships.length : 0, memberships }
  },
})
