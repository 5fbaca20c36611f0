/** The ways to sign in of a project: asked of its settings, and of the routes that they open and close. */
import type { SignInMethods } from '../contract/settings.ts'
import { isMock } from '../domain/oauth-person.ts'
import { isProviderOn, oAuthProviderNames } from '../domain/oauth-providers.ts'
import { authMethods } from '../domain/policy.ts'
import { routes } from '../endpoints/index.ts'
import { id } from '../http/rules.ts'
import { controlFacts, controlProject, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

export const listSignInMethods = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/sign-in-methods'),
  params: { projectId: id() },
  response: jsonModel<SignInMethods>('SignInMethods'),
  handle({ projectId }, context) {
    const { settings } = controlProject(context, projectId)
    return {
      methods: authMethods.map(({ setting }) => ({
        setting,
        isOn: settings[setting],
        calls: routes.flatMap(({ sdk, signInMethod }) => (signInMethod === setting && sdk !== null ? [sdk] : [])),
      })),
      // The mocks have one person each and nobody to ask: they are for the tests of SDKs.
      providers: Object.entries(oAuthProviderNames)
        .filter(([key]) => !isMock(key))
        .map(([key, name]) => ({ key, name, isOn: isProviderOn(settings.oAuthProviders, key, context.strict) })),
    }
  },
})
