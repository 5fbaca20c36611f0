/** Every call of the contract: what it answers, and to whom. */
import { afterAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, type Reply, type Sent, type World } from '../support/world.ts'
import { endpoints } from './data.ts'
import {
  actorOf,
  bodyOf,
  type Call,
  callOf,
  isGated,
  isOfAccount,
  needsUser,
  newScene,
  pathOf,
  pathValues,
} from './scene.ts'
import { faultsOf, hiddenIn, modelsIn, nothingHidden } from './shape.ts'

const entries = endpoints.map((entry) => ({
  name: `${entry.method} ${entry.path}`,
  entry,
  isPublic: entry.scope.includes('public'),
}))

/** Between them come all fields that older formats lack; the newest format is what every other test here reads. */
const olderFormats = ['1.4.0', '1.8.0', '1.9.1']

let cases = 0

async function send(world: World, { method, path, body }: Call, sent: Sent): Promise<Reply> {
  cases += 1
  return world.call(method, path, method === 'GET' ? sent : { ...sent, body })
}

const refusal = ({ status, body }: Reply): string => `${status} ${String(body.type)}`

const keyWith = async (world: World, scopes: readonly string[]): Promise<Sent> => ({
  key: String((await world.control('POST', '/projects/demo/keys', { scopes })).body.secret),
})

/** Quirk Q16: this one answer has a time as the database writes it. */
function withWireTime(name: string, body: JsonObject): JsonObject {
  if (name !== 'PUT /v1/account/mfa/challenges') return body
  expect(body.mfaUpdatedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/)
  return { ...body, mfaUpdatedAt: '2026-03-01T12:00:00.000+00:00' }
}

afterAll(() => void process.stdout.write(`contract: ${cases} calls of ${entries.length} endpoints are as declared\n`))

test('contract: has 51 calls of the Account API, 45 of the Users API and 14 of the Teams API', () => {
  const counted = (service: string) => endpoints.filter(({ path }) => path.startsWith(`/v1/${service}`)).length
  expect([counted('account'), counted('users'), counted('teams')]).toEqual([51, 45, 14])
})

// Skipped is only what a call cannot have: older paths, a scope, ids in its path, fields that came later.
describe.each(entries)('$name', ({ name, entry, isPublic }) => {
  test.each([entry.path, ...entry.aliases])(
    'answers at %s with the status and the model of the contract',
    async (path) => {
      const scene = await newScene()
      const call = await callOf(entry, scene, path)
      const reply = await send(scene.world, call, actorOf(entry, scene))
      expect(reply.status, reply.story).toBe(entry.status)
      if (entry.model === 'none') {
        expect([reply.text, reply.headers.get('content-type')]).toEqual(['', null])
        expect(reply.headers.has('location')).toBe(entry.status === 301)
        return
      }
      expect(reply.headers.get('content-type')).toBe('application/json; charset=UTF-8')
      expect(faultsOf(entry.model, withWireTime(name, reply.body), nothingHidden), reply.story).toEqual([])
      // An empty list would show nothing of its rows.
      if (entry.model.endsWith('List')) expect(reply.body.total, reply.story).toBeGreaterThan(0)
    },
  )

  const limited = olderFormats.filter((format) =>
    modelsIn(entry.model).some((model) => hiddenIn(format)(model).length > 0),
  )
  test.runIf(limited.length > 0)('hides from older formats what they do not know', async () => {
    for (const format of limited) {
      const scene = await newScene()
      const headers = { 'x-appwrite-response-format': format }
      const reply = await send(scene.world, await callOf(entry, scene), { ...actorOf(entry, scene), headers })
      const body = withWireTime(name, reply.body)
      expect(faultsOf(entry.model, body, hiddenIn(format)), `${format}: ${reply.story}`).toEqual([])
    }
  })

  // No key can hold the scope `public`; what asks for it is for clients, and what passes no gate asks for none.
  test.runIf(isGated(entry))('is refused for its scope before its parameters are looked at', async () => {
    const scene = await newScene()
    const { world } = scene
    const broken: Call = { method: entry.method, path: pathOf(entry, scene.ids), body: { userId: '!', queries: 'x' } }
    const other = entry.path.startsWith('/v1/users') ? 'teams' : 'users'
    const refused: readonly Sent[] = [
      await keyWith(world, []),
      await keyWith(world, [`${other}.read`, `${other}.write`]),
      ...(isPublic || entry.scope.includes('account') ? [{ key: world.emulator.apiKey }] : []),
      ...(isOfAccount(entry) ? (needsUser(entry) ? [{}] : []) : isPublic ? [] : [{}]),
      ...(entry.path.startsWith('/v1/users') ? [{ session: (await world.signedIn()).session }] : []),
    ]
    for (const actor of refused) {
      const reply = await send(world, broken, actor)
      expect(refusal(reply), reply.story).toBe('401 general_unauthorized_scope')
    }
    // A session is sent once: the call may end it.
    const clients: readonly Sent[] = !isOfAccount(entry)
      ? []
      : [...(needsUser(entry) ? [] : [{}]), { session: scene.session }]
    const scopes = isPublic || entry.scope.includes('account') ? [] : entry.scope
    for (const actor of [...(await Promise.all(scopes.map((scope) => keyWith(world, [scope])))), ...clients]) {
      const reply = await send(world, broken, actor)
      expect(refusal(reply), reply.story).not.toContain('general_unauthorized_scope')
    }
  })

  test.runIf(isGated(entry))('is refused for its origin, its project and its key before its scope', async () => {
    const world = await newWorld({ strict: true })
    await world.control('POST', '/projects', { projectId: 'strict' })
    const call: Call = { method: entry.method, path: pathOf(entry, {}), body: {} }
    const actors: readonly Sent[] = [
      { origin: 'https://elsewhere.example', project: 'nothing' },
      { project: 'nothing' },
      { project: 'strict', key: 'unknown' },
      { project: null, key: world.emulator.apiKey },
    ]
    const outcomes: string[] = []
    for (const actor of actors) outcomes.push(refusal(await send(world, call, actor)))
    expect(outcomes).toEqual([
      '403 general_unknown_origin',
      '404 project_not_found',
      '401 user_unauthorized',
      '403 project_id_missing',
    ])
  })

  const hasIds = isGated(entry) && /:\w+Id/.test(entry.path)
  test.runIf(hasIds)('says what is missing when its path names nothing', async () => {
    const scene = await newScene()
    const values = pathValues(entry, scene)
    for (const [, id = ''] of entry.path.matchAll(/:(\w+Id)/g)) {
      const path = pathOf(entry, { ...values, [id]: 'nobody' })
      const call: Call = { method: entry.method, path, body: await bodyOf(entry, scene) }
      const reply = await send(scene.world, call, actorOf(entry, scene))
      expect(reply.status, reply.story).toBeGreaterThanOrEqual(400)
      expect(entry.errors, reply.story).toContain(reply.body.type)
    }
  })
})
