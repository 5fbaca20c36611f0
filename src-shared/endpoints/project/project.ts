/** `project.get` and `updateAuthMethod`: the ways to sign in, which are read as a part of the project. */
import { authMethods } from '../../domain/policy.ts'
import { strictBoolean } from '../../http/rules.ts'
import { projectModel } from '../../models/project.ts'
import { defineRoute } from '../define-route.ts'
import { word } from './rules.ts'
import { currentProject, withSettings } from './settings.ts'

export const get = defineRoute({
  method: 'GET',
  path: '/v1/project',
  sdk: 'project.get',
  service: 'none',
  scope: ['project.read'],
  params: {},
  status: 200,
  response: projectModel,
  handle: (_input, context) => currentProject(context),
})

export const updateAuthMethod = defineRoute({
  method: 'PATCH',
  path: '/v1/project/auth-methods/:methodId',
  sdk: 'project.updateAuthMethod',
  service: 'none',
  scope: ['project.write'],
  events: ['authMethod.[methodId].update'],
  params: { methodId: word(authMethods.map(({ id }) => id)), enabled: strictBoolean() },
  status: 200,
  response: projectModel,
  handle: ({ methodId, enabled }, context) =>
    withSettings(context, () =>
      Object.fromEntries(authMethods.flatMap(({ id, setting }) => (id === methodId ? [[setting, enabled]] : []))),
    ),
})
