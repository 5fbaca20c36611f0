/** `teams.listLogs`: of older servers, and SDKs still call it. */
import { visibleTeam } from '../../domain/team.ts'
import { boolean, id, optional } from '../../http/rules.ts'
import { logListModel } from '../../models/log.ts'
import { defineRoute } from '../define-route.ts'
import { logPage, logQueries } from '../log-list.ts'
import { teamCaller } from './caller.ts'

/** `teams.listLogs` */
export const listLogs = defineRoute({
  method: 'GET',
  path: '/v1/teams/:teamId/logs',
  sdk: 'teams.listLogs',
  service: 'teams',
  scope: ['teams.read'],
  params: { teamId: id(), queries: optional(logQueries(), null), total: optional(boolean(), true) },
  status: 200,
  response: logListModel,
  handle: ({ teamId, queries, total }, context) =>
    logPage(context, { resource: `team/${visibleTeam(context, teamCaller(context), teamId).id}` }, queries, total),
})
