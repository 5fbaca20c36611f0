/** Every call of the Users and Teams APIs that the contract has: what it answers, and to whom. */
import { afterAll, describe, expect, test } from 'vitest'
import { newWorld, type Reply, type Sent } from '../support/world.ts'
import { endpoints } from './data.ts'
import { bodyOf, type Call, callOf, newScene, pathOf, pathValues, type Scene } from './scene.ts'
import { faultsOf, hiddenIn, modelsIn, nothingHidden } from './shape.ts'

const entries = endpoints
  .filter(({ path }) => /^\/v1\/(users|teams)\b/.test(path))
  .map((entry) => ({ name: `${entry.method} ${entry.path}`, entry, isPublic: entry.scope.includes('public') }))

/** Between them come all fields that older formats lack; the newest format is what every other test here reads. */
const olderFormats = ['1.4.0', '1.8.0', '1.9.1']

let cases = 0

/** Keys hold every scope but `public`, which is for clients. */
function send({ world }: Pick<Scene, 'world'>, { method, path, body }: Call, sent: Sent): Promise<Reply> {
  cases += 1
  return world.call(method, path, method === 'GET' ? sent : { ...sent, body })
}

const actorOf = ({ world }: Scene, isPublic: boolean): Sent => (isPublic ? {} : { key: world.emulator.apiKey })

afterAll(() => void process.stdout.write(`contract: ${cases} calls of the Users and Teams APIs are as declared\n`))

test('contract: has 45 calls of the Users API and 14 of the Teams API', () => {
  const counted = (service: string) => entries.filter(({ entry }) => entry.path.startsWith(`/v1/${service}`)).length
  expect([counted('users'), counted('teams')]).toEqual([45, 14])
})

// Skipped is only what a call cannot have: a scope when it is public, ids in its path, fields that came later.
describe.each(entries)('$name', ({ entry, isPublic }) => {
  test('answers with the status and the model of the contract', async () => {
    const scene = await newScene()
    const reply = await send(scene, await callOf(entry, scene), actorOf(scene, isPublic))
    expect(reply.status, reply.story).toBe(entry.status)
    if (entry.model === 'none') {
      expect([reply.text, reply.headers.get('content-type')]).toEqual(['', null])
      return
    }
    expect(reply.headers.get('content-type')).toBe('application/json; charset=UTF-8')
    expect(faultsOf(entry.model, reply.body, nothingHidden), reply.story).toEqual([])
    // An empty list would show nothing of its rows.
    if (entry.model.endsWith('List')) expect(reply.body.total, reply.story).toBeGreaterThan(0)
  })

  const limited = olderFormats.filter((format) =>
    modelsIn(entry.model).some((model) => hiddenIn(format)(model).length > 0),
  )
  test.runIf(limited.length > 0)('hides from older formats what they do not know', async () => {
    for (const format of limited) {
      const scene = await newScene()
      const headers = { 'x-appwrite-response-format': format }
      const reply = await send(scene, await callOf(entry, scene), { ...actorOf(scene, isPublic), headers })
      expect(faultsOf(entry.model, reply.body, hiddenIn(format)), `${format}: ${reply.story}`).toEqual([])
    }
  })

  test.runIf(!isPublic)('is refused for its scope before its parameters are looked at', async () => {
    const scene = await newScene()
    const { world } = scene
    const path = pathOf(entry, scene.ids)
    const broken: Call = { method: entry.method, path, body: { userId: '!', queries: 'x' } }
    const keyWith = async (scopes: readonly string[]): Promise<Sent> => ({
      key: String((await world.control('POST', '/projects/demo/keys', { scopes })).body.secret),
    })
    const isOfUsers = entry.path.startsWith('/v1/users')
    const other = isOfUsers ? 'teams' : 'users'
    const refused: readonly Sent[] = [
      {},
      await keyWith([]),
      await keyWith([`${other}.read`, `${other}.write`]),
      ...(isOfUsers ? [{ session: (await world.signedIn()).session }] : []),
    ]
    for (const actor of refused) {
      const reply = await send(scene, broken, actor)
      expect([reply.status, reply.body.type], reply.story).toEqual([401, 'general_unauthorized_scope'])
    }
    for (const scope of entry.scope) {
      const reply = await send(scene, broken, await keyWith([scope]))
      expect(reply.body.type, reply.story).not.toBe('general_unauthorized_scope')
    }
  })

  test('is refused for its origin, its project and its key before its scope', async () => {
    const world = await newWorld({ strict: true })
    await world.control('POST', '/projects', { projectId: 'strict' })
    const call: Call = { method: entry.method, path: pathOf(entry, {}), body: {} }
    const outcomes = await Promise.all([
      send({ world }, call, { origin: 'https://elsewhere.example', project: 'nothing' }),
      send({ world }, call, { project: 'nothing' }),
      send({ world }, call, { project: 'strict', key: 'unknown' }),
      send({ world }, call, { project: null, key: world.emulator.apiKey }),
    ])
    expect(outcomes.map(({ status, body }) => `${status} ${String(body.type)}`)).toEqual([
      '403 general_unknown_origin',
      '404 project_not_found',
      '401 user_unauthorized',
      '403 project_id_missing',
    ])
  })

  test.runIf(/:\w+Id/.test(entry.path))('says what is missing when its path names nothing', async () => {
    const scene = await newScene()
    const values = pathValues(entry, scene)
    for (const [, name = ''] of entry.path.matchAll(/:(\w+Id)/g)) {
      const path = pathOf(entry, { ...values, [name]: 'nobody' })
      const call: Call = { method: entry.method, path, body: bodyOf(entry, scene) }
      const reply = await send(scene, call, actorOf(scene, isPublic))
      expect(reply.status, reply.story).toBeGreaterThanOrEqual(400)
      expect(entry.errors, reply.story).toContain(reply.body.type)
    }
  })
})
