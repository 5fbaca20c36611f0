/** `teams.getPrefs`, `updatePrefs`: members read them, owners replace them. */
import { storedPreferences } from '../../domain/preferences.ts'
import { ownedTeam, updateTeam, visibleTeam } from '../../domain/team.ts'
import { fail } from '../../http/errors.ts'
import { id, object } from '../../http/rules.ts'
import { preferencesModel } from '../../models/plain.ts'
import { isObject, type JsonObject } from '../../store/column.ts'
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
  handle({ teamId, prefs }, context) {
    if (!hasReservedShape(prefs)) fail('document_invalid_structure')
    return context.transaction(() => {
      const team = ownedTeam(context, teamCaller(context), teamId)
      return updateTeam(context, { ...team, prefs: storedPreferences(prefs) }).prefs
    })
  },
})

/** The server reads these preferences as a document, and every object inside that looks like one. */
function hasReservedShape(value: JsonObject): boolean {
  if (Object.hasOwn(value, '$id') && typeof value.$id !== 'string') return false
  if (Object.hasOwn(value, '$permissions') && !Array.isArray(value.$permissions)) return false
  const inner = Object.values(value).flatMap((child): readonly unknown[] => (Array.isArray(child) ? child : [child]))
  return inner
    .filter(isObject)
    .filter((child) => Object.hasOwn(child, '$id') || Object.hasOwn(child, '$collection'))
    .every(hasReservedShape)
}
