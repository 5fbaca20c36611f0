/** Becoming any user: a new session, or one that is there already, for any tool. */
import type { SignInAs } from '../contract/control.ts'
import { id, optional, text } from '../http/rules.ts'
import { controlFacts, controlProject, controlUser, defineControlRoute } from './control-route.ts'
import { sessionOf } from './faking.ts'
import { jsonModel } from './json-model.ts'
import { openSession, sessionForms } from './session-forms.ts'

/** The page that is to be signed in, for the storage state. */
const pageOrigin = () => optional(text({ min: 1, max: 300 }), 'http://localhost:3000')

export const signInAs = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/users/:userId/sign-in-as', 201),
  params: {
    projectId: id(),
    userId: id(),
    origin: pageOrigin(),
  },
  response: jsonModel<SignInAs>('SignInAs'),
  handle({ projectId, userId, origin }, context) {
    const project = controlProject(context, projectId)
    const session = openSession(context, project, controlUser(context, projectId, userId))
    return sessionForms(context, project, session, origin)
  },
})

export const getSessionForms = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/users/:userId/sessions/:sessionId/forms'),
  params: { projectId: id(), userId: id(), sessionId: id(), origin: pageOrigin() },
  response: jsonModel<SignInAs>('SignInAs'),
  handle({ projectId, userId, sessionId, origin }, context) {
    const user = controlUser(context, projectId, userId)
    const session = sessionOf(context, user, sessionId)
    return sessionForms(context, controlProject(context, projectId), session, origin)
  },
})
