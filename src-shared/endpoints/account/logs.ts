/** `account.listLogs`: of older servers, and SDKs still call it. */
import { boolean, optional } from '../../http/rules.ts'
import { logListModel } from '../../models/log.ts'
import { defineRoute } from '../define-route.ts'
import { logPage, logQueries } from '../log-list.ts'
import { callingUser } from './caller.ts'

/** `account.listLogs` */
export const listLogs = defineRoute({
  method: 'GET',
  path: '/v1/account/logs',
  sdk: 'account.listLogs',
  service: 'account',
  scope: ['account'],
  params: { queries: optional(logQueries(), null), total: optional(boolean(), true) },
  status: 200,
  response: logListModel,
  handle: ({ queries, total }, context) => logPage(context, { userId: callingUser(context).id }, queries, total),
})
