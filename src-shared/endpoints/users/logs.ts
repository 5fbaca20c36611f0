/** `users.listLogs`: of older servers, and SDKs still call it. */
import { getUser } from '../../domain/user.ts'
import { boolean, id, optional } from '../../http/rules.ts'
import { logListModel } from '../../models/log.ts'
import { defineRoute } from '../define-route.ts'
import { logPage, logQueries } from '../log-list.ts'

/** `users.listLogs` */
export const listLogs = defineRoute({
  method: 'GET',
  path: '/v1/users/:userId/logs',
  sdk: 'users.listLogs',
  service: 'users',
  scope: ['users.read'],
  params: { userId: id(), queries: optional(logQueries(), null), total: optional(boolean(), true) },
  status: 200,
  response: logListModel,
  handle: ({ userId, queries, total }, context) =>
    logPage(context, { userId: getUser(context, userId).id }, queries, total),
})
