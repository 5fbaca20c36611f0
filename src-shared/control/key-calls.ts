/** Which calls an API key may make: asked of the routes and of the gate that every call passes. */
import type { KeyCalls } from '../contract/roles.ts'
import { scopes as everyScope, scopesOfKey } from '../domain/scopes.ts'
import { routes } from '../endpoints/index.ts'
import { usedScope } from '../gates/scope.ts'
import { id } from '../http/rules.ts'
import { controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'
import { keyOf } from './keys.ts'

export const listKeyCalls = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/keys/:keyId/calls'),
  params: { projectId: id(), keyId: id() },
  response: jsonModel<KeyCalls>('KeyCalls'),
  handle({ projectId, keyId }, context) {
    const key = keyOf(context, projectId, keyId)
    const held = scopesOfKey(key)
    return {
      keyId,
      expired: key.expire !== null && key.expire <= context.now,
      calls: routes.map((route) => {
        const by = usedScope(route, held)
        return {
          method: route.method,
          path: route.path,
          sdk: route.sdk,
          service: route.service,
          scopes: route.scope,
          by,
          offer: by === null ? usedScope(route, everyScope) : null,
        }
      }),
    }
  },
})
