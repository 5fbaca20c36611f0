/** Every emulated route against the contract's declaration of it, field by field. */
import { describe, expect, test } from 'vitest'
import { routes } from '../../src-shared/endpoints/index.ts'
import { catalogue } from '../../src-shared/http/error-catalogue.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { newWorld } from '../support/world.ts'
import { endpoints, type EndpointFacts, errors, hiddenFields, modelFields } from './data.ts'

const declared = routes.flatMap((route) => {
  const entry = endpoints.find(({ method, path }) => method === route.method && path === route.path)
  return entry === undefined ? [] : [{ name: `${route.method} ${route.path}`, route, entry }]
})

test('contract: only the server routes, the providers of targets, the mock provider, Project and Locale stand outside of it', () => {
  const outside = routes.filter((route) => declared.every((pair) => pair.route !== route)).map(({ path }) => path)
  const services = ['/v1/messaging/providers', '/v1/project', '/v1/locale', '/v1/mock/tests/general/oauth2']
  const others = outside.filter((path) => !services.some((service) => path.startsWith(service)))
  expect(others.toSorted()).toEqual(['/v1/health/version', '/v1/ping'])
})

test('contract: every path is emulated, those of old as well', () => {
  const pathsOf = ({ method, path, aliases = [] }: { method: string; path: string; aliases?: readonly string[] }) =>
    [path, ...aliases].map((one) => `${method} ${one}`)
  const answered = new Set(declared.flatMap(({ route }) => pathsOf(route)))
  const all = endpoints.flatMap(pathsOf)
  expect(all.length).toBeGreaterThan(110)
  expect(all.filter((path) => !answered.has(path))).toEqual([])
})

describe.each(declared)('$name', ({ route, entry }) => {
  test('declares what the contract declares', () => {
    expect({
      sdk: route.sdk === null ? entry.sdk.length === 0 : entry.sdk.includes(route.sdk),
      aliases: route.aliases ?? [],
      scope: route.scope,
      events: (route.events ?? []).toSorted(),
      auditEvent: route.auditEvent ?? null,
      status: route.status,
      model: route.model,
      rateLimit:
        route.rateLimit === undefined
          ? null
          : {
              limit: route.rateLimit.limit,
              windowSeconds: route.rateLimit.windowSeconds,
              key: route.rateLimit.keys,
              ...(route.rateLimit.clearOn === undefined ? {} : { counterResetOnStatus: route.rateLimit.clearOn }),
            },
      params: Object.entries(route.params).map(([name, rule]) => ({ name, required: rule.required })),
      refusesOpenSession: route.refusesOpenSession ?? false,
      hasSignInMethod: route.signInMethod !== undefined,
      allowedWithoutFactors: route.allowedWithoutFactors ?? false,
      needsRecentChallenge: route.needsRecentChallenge ?? false,
    }).toEqual({
      sdk: true,
      aliases: entry.aliases,
      scope: entry.scope,
      events: entry.events.toSorted(),
      auditEvent: entry.auditEvent,
      status: entry.status,
      model: entry.model,
      rateLimit: entry.rateLimit,
      params: entry.params.map(({ name, required }) => ({ name, required })),
      refusesOpenSession: entry.groups.includes('session'),
      hasSignInMethod: entry.groups.includes('auth'),
      allowedWithoutFactors: entry.groups.includes('mfa'),
      needsRecentChallenge: entry.groups.includes('mfaProtected'),
    })
  })

  test('refuses each missing required parameter with its name', async () => {
    const world = await newWorld()
    const actor = await actorFor(world, entry)
    const required = entry.params.filter((param) => param.required === true && param.in !== 'path')
    for (const missing of required) {
      const body = Object.fromEntries(
        required.filter((param) => param !== missing).map((param) => [String(param.name), sample(param)]),
      )
      const reply = await world.call(entry.method, concrete(entry.path), { ...actor, body })
      expect([reply.status, reply.body.type], reply.story).toEqual([400, 'general_argument_invalid'])
      expect(reply.body.message).toContain(`"${String(missing.name)}"`)
    }
  })

  test('is closed without the scope', async () => {
    const world = await newWorld()
    const made = await world.control('POST', '/projects/demo/keys', { scopes: [] })
    const reply = await world.call(entry.method, concrete(entry.path), {
      key: String(made.body.secret),
      ...bodyFor(entry),
    })
    expect([reply.status, reply.body.type], reply.story).toEqual([401, 'general_unauthorized_scope'])
  })
})

async function actorFor(world: Awaited<ReturnType<typeof newWorld>>, entry: EndpointFacts) {
  if (entry.scope.includes('account'))
    return { session: (await world.signedIn({ userId: 'ada', email: 'ada@example.test' })).session }
  return entry.scope.includes('public') ? {} : { key: world.emulator.apiKey }
}

function bodyFor(entry: EndpointFacts): { readonly body?: unknown } {
  return entry.method === 'GET' ? {} : { body: {} }
}

function concrete(path: string): string {
  const ids = path.replace(':userId', 'ada').replace(':sessionId', 'current').replace(':type', 'totp')
  return ids.replace('/v1', '').replace(/:\w+Id/g, 'some-id')
}

function sample({ name, type, validator }: Readonly<Record<string, unknown>>): unknown {
  if (isObject(validator) && validator.id === true) return validator.literal ?? 'some-id'
  if (name === 'email') return 'new@example.test'
  if (name === 'phone') return '+15555550100'
  if (name === 'targetId') return 'unique()'
  if (name === 'providerType') return 'push'
  if (type === 'boolean') return true
  if (type === 'integer') return 16
  if (type === 'string[]') return []
  if (type === 'object') return { a: 1 }
  return 'long enough text'
}

test('contract: every error has its code', () => {
  const ours = Object.entries(catalogue).map(([type, { code }]) => [type, code])
  const theirs = errors.map(({ type, code }) => [type, code])
  expect(ours).toEqual(theirs)
})

test.each([
  ['account', 'GET', '/account', 'session'],
  ['user', 'GET', '/users/grace', 'key'],
  ['session', 'GET', '/account/sessions/current', 'session'],
] as const)(
  'contract: the model %s has its fields in wire order, and hides what old formats do not know',
  async (model, method, path, by) => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const actor = by === 'session' ? { session } : { key: world.emulator.apiKey }
    const { body } = await world.call(method, path, actor)
    expect(Object.keys(body)).toEqual(modelFields(model))
    for (const [version, fields] of hiddenFields(model)) {
      const limit = version.slice(1)
      const below = limit.replace(/\.(\d+)\.0$/, (_whole, minor: string) => `.${Number(minor) - 1}.9`)
      const old = await world.call(method, path, { ...actor, headers: { 'x-appwrite-response-format': below } })
      expect(Object.keys(old.body)).toEqual(
        modelFields(model).filter((field) => !fields.includes(field) && !hiddenBelow(model, below).includes(field)),
      )
      const same = await world.call(method, path, { ...actor, headers: { 'x-appwrite-response-format': limit } })
      expect(fields.every((field) => Object.hasOwn(same.body, field))).toBe(true)
    }
    const [target] = Array.isArray(body.targets) ? body.targets.filter(isObject) : []
    if (target !== undefined) expect(Object.keys(target)).toEqual(modelFields('target'))
  },
)

function hiddenBelow(model: string, version: string): readonly string[] {
  const number = (text: string) => Number(text.split('.')[1])
  return hiddenFields(model).flatMap(([limit, fields]) => (number(version) < number(limit) ? fields : []))
}
