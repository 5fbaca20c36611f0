/** `teams.getPrefs`, `updatePrefs`: members read them, owners replace them. */
import { storedPreferences } from '../../domain/preferences.ts'
import { ownedTeam, updateTeam, visibleTeam } from '../../domain/team.ts'
import { id, object } from '../../http/rules.ts'
import { preferencesModel } from '../../models/plain.ts'
import { defineRoute } from '../define-route.ts'
import { teamCaller } from './caller.ts'

/** `teams.getPrefs` */
export const getPrefs = defineRoute({
  method: 'GET',
  path: '/v1/teams/:teamId/prefs',
  sdk: 'teams.getPrefs',
  service: 'teams',
  scope: ['teams.read'],
  params: { teamId: id() },
  status: 200,
  response: preferencesModel,
  handle: ({ teamId }, context) => visibleTeam(context, teamCaller(context), teamId).prefs,
})

/** `teams.updatePrefs` */
export const updatePrefs = defineRoute({
  method: 'PUT',
  path: '/v1/teams/:teamId/prefs',
  sdk: 'teams.updatePrefs',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].update.prefs'],
  auditEvent: 'team.update',
  params: { teamId: id(), prefs: object({ maxJsonBytes: 65_535 }) },
  status: 200,
  response: preferencesModel,
  handle: ({ teamId, prefs }, context) =>
    context.transaction(
      () =>
        updateTeam(context, {
          ...ownedTeam(context, teamCaller(context), teamId),
          prefs: storedPreferences(prefs),
        }).prefs,
    ),
})
