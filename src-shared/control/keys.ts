/** API keys of a project: list, make, change, delete. */
import type { ApiKey } from '../contract/control.ts'
import type { ApiKeyList } from '../contract/keys.ts'
import { insertKey } from '../domain/api-key.ts'
import { scopes as everyScope } from '../domain/scopes.ts'
import { isoTime } from '../domain/time.ts'
import { defineRule, id, listOf, optional, orNull, refuse, type Rule, text } from '../http/rules.ts'
import type { KeyRecord } from '../store/tables/keys.ts'
import { type ControlContext, controlFacts, controlProject, defineControlRoute, notFound } from './control-route.ts'
import { jsonModel, noBody } from './json-model.ts'
import { moment } from './times.ts'

function write(key: KeyRecord): ApiKey {
  return {
    id: key.id,
    name: key.name,
    secret: key.secret,
    scopes: key.scopes,
    expire: key.expire === null ? null : isoTime(key.expire),
    seen: key.seen,
    createdAt: isoTime(key.createdAt),
    accessedAt: key.accessedAt === null ? null : isoTime(key.accessedAt),
  }
}

const scope = (): Rule<string> =>
  defineRule(
    `one of ${everyScope.join(', ')}`,
    (value) =>
      everyScope.find((known) => known === value) ??
      refuse(`there is no scope ${JSON.stringify(value)}; known are ${everyScope.join(', ')}`),
  )

export function keyOf(context: ControlContext, projectId: string, keyId: string): KeyRecord {
  const key = context.world.store.keys.first({ projectId: controlProject(context, projectId).id, id: keyId })
  return (
    key ??
    notFound(
      `API key "${keyId}" in the project "${projectId}"`,
      `List them with GET /__emulator/projects/${projectId}/keys.`,
    )
  )
}

export const listKeys = defineControlRoute({
  ...controlFacts('GET', '/projects/:projectId/keys'),
  params: { projectId: id() },
  response: jsonModel<ApiKeyList>('ApiKeyList'),
  handle({ projectId }, context) {
    const keys = context.world.store.keys.list({ projectId: controlProject(context, projectId).id }).map(write)
    return { total: keys.length, keys, scopes: everyScope }
  },
})

export const makeKey = defineControlRoute({
  ...controlFacts('POST', '/projects/:projectId/keys', 201),
  params: {
    projectId: id(),
    name: optional(text({ min: 1, max: 128 }), 'API key'),
    scopes: listOf(scope(), 100),
    expire: optional(moment(), null),
  },
  response: jsonModel<ApiKey>('ApiKey'),
  handle({ projectId, name, scopes, expire }, context) {
    const { store, random } = context.world
    const project = controlProject(context, projectId)
    const made = context.history.commit(`Make the API key ${name}`, () =>
      insertKey(store, random, context.now, { projectId: project.id, name, secret: null, scopes, expire, seen: false }),
    )
    return write(made)
  },
})

export const updateKey = defineControlRoute({
  ...controlFacts('PATCH', '/projects/:projectId/keys/:keyId'),
  params: {
    projectId: id(),
    keyId: id(),
    name: optional(text({ min: 1, max: 128 }), null),
    scopes: optional(listOf(scope(), 100), null),
    expire: optional(orNull(moment(), 'never' as const), undefined),
  },
  response: jsonModel<ApiKey>('ApiKey'),
  handle({ projectId, keyId, name, scopes, expire }, context) {
    const { store } = context.world
    const key = keyOf(context, projectId, keyId)
    const changed = context.history.commit(`Change the API key ${key.name}`, () =>
      store.keys.update({
        ...key,
        name: name ?? key.name,
        scopes: scopes ?? key.scopes,
        expire: expire === undefined ? key.expire : expire === 'never' ? null : expire,
      }),
    )
    return write(changed)
  },
})

export const deleteKey = defineControlRoute({
  ...controlFacts('DELETE', '/projects/:projectId/keys/:keyId', 204),
  params: { projectId: id(), keyId: id() },
  response: noBody,
  handle({ projectId, keyId }, context) {
    const key = keyOf(context, projectId, keyId)
    context.history.commit(`Delete the API key ${key.name}`, () => context.world.store.keys.delete(key))
  },
})
