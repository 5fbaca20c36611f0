import * as webSdk from 'appwrite'
import * as serverSdk from 'node-appwrite'
import { describe, expect, test } from 'vitest'
import { routes } from '../../src-shared/endpoints/index.ts'
import { createApp, createRouter } from '../../src-shared/http/app.ts'
import type { RouteFacts } from '../../src-shared/http/route.ts'
import { newWorld } from '../support/world.ts'

const endpointFiles = import.meta.glob<Readonly<Record<string, unknown>>>('../../src-shared/endpoints/**/*.ts', {
  eager: true,
})

function isRoute(value: unknown): value is RouteFacts {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'run' in value
}

/** In the contract, and in no SDK that is installed: too new for one, or called by the console alone. */
const withoutSdk = ['account.delete', 'users.getMFAChallenge', 'users.getUsage', 'teams.listLogs']

/** Whether an SDK has a method of this name, such as `users.updateLabels`; a name without a dot is the client's. */
function hasMethod(sdk: object, name: string): boolean {
  const [service = '', method] = name.includes('.') ? name.split('.') : ['client', name]
  const made: unknown = Reflect.get(sdk, service.charAt(0).toUpperCase() + service.slice(1))
  return typeof made === 'function' && method !== undefined && typeof made.prototype[method] === 'function'
}

describe('routes', () => {
  test('every exported route is listed, and none twice', () => {
    const exported = Object.entries(endpointFiles).flatMap(([file, module]) =>
      Object.entries(module).flatMap(([name, value]) => (isRoute(value) ? [{ file, name, value }] : [])),
    )
    expect(exported.length).toBeGreaterThan(20)
    const listed = new Set<unknown>(routes)
    expect(exported.filter(({ value }) => !listed.has(value)).map(({ file, name }) => `${file} ${name}`)).toEqual([])
    expect(listed.size).toBe(routes.length)
    expect(routes.length).toBe(exported.length)
  })

  test('every SDK name is a method of an installed SDK', () => {
    const names = routes.flatMap(({ sdk }) => (sdk === null || withoutSdk.includes(sdk) ? [] : [sdk]))
    expect(names.filter((name) => !hasMethod(webSdk, name) && !hasMethod(serverSdk, name))).toEqual([])
    expect(hasMethod(serverSdk, 'users.noSuchCall')).toBe(false)
  })

  test('account calls are in the web SDK, users calls in the server SDK', () => {
    const of = (service: string) => routes.flatMap(({ sdk }) => (sdk?.startsWith(`${service}.`) === true ? [sdk] : []))
    const isIn = (sdk: object) => (name: string) => hasMethod(sdk, name) || withoutSdk.includes(name)
    expect(of('account').filter((name) => !isIn(webSdk)(name))).toEqual([])
    expect(of('users').filter((name) => !isIn(serverSdk)(name))).toEqual([])
  })

  test('a route constant has the name of its SDK method', () => {
    const misnamed = Object.values(endpointFiles).flatMap((module) =>
      Object.entries(module).flatMap(([name, value]) =>
        isRoute(value) && value.sdk !== null && value.sdk.split('.').at(-1) !== name ? [`${name}: ${value.sdk}`] : [],
      ),
    )
    expect(misnamed).toEqual([])
  })

  test('no two routes answer the same method and path, aliases included', () => {
    const claims = routes.flatMap(({ method, path, aliases = [] }) =>
      [path, ...aliases].map((pattern) => `${method} ${pattern.replace(/:\w+/g, ':')}`),
    )
    expect(claims.filter((claim, at) => claims.indexOf(claim) !== at)).toEqual([])
  })
})

describe('route table', () => {
  const route = (path: string, aliases: readonly string[] = []): RouteFacts => ({
    method: 'GET',
    path,
    aliases,
    sdk: null,
    service: 'none',
    scope: ['public'],
    status: 200,
  })
  const answerPattern = async (_request: Request, match: { readonly pattern: string } | null) =>
    new Response(match?.pattern ?? 'none')

  test('refuses two routes that claim the same path, by any parameter name and by alias', () => {
    expect(() => createRouter([route('/v1/a/:x'), route('/v1/a/:y')])).toThrow('GET /v1/a/:')
    expect(() => createRouter([route('/v1/a'), route('/v1/b', ['/v1/a'])])).toThrow('GET /v1/a')
  })

  test('prefers fixed segments to parameters, whatever the order of the list', async () => {
    const app = createApp(createRouter([route('/v1/users/:userId'), route('/v1/users/identities')]), answerPattern)
    const asked = async (path: string) => (await app(new Request(`http://localhost${path}`))).text()
    expect(await asked('/v1/users/identities')).toBe('/v1/users/identities')
    expect(await asked('/v1/users/grace')).toBe('/v1/users/:userId')
    expect(await asked('/v1/users/grace/more')).toBe('none')
  })
})

test('routes: for a path that nobody has, the nearest route is named in the log and on the page', async () => {
  const { call, lastExchange } = await newWorld()
  for (const [method, path, hint] of [
    ['GET', '/acount', 'The nearest route is GET /v1/account (account.get).'],
    ['PUT', '/users/grace/name', 'The nearest route is PATCH /v1/users/:userId/name (users.updateName).'],
    [
      'POST',
      '/account/sesions/email',
      'The nearest route is POST /v1/account/sessions/email (account.createEmailPasswordSession).',
    ],
  ] as const) {
    const { status, text } = await call(method, path)
    expect([status, text.includes(hint)]).toEqual([404, true])
    expect((await lastExchange()).story).toMatchObject([{ gate: 'route', verdict: 'stop', emulatorOnly: [hint] }])
  }
  expect((await call('GET', '/something/else/altogether')).text).not.toContain('nearest')
})
