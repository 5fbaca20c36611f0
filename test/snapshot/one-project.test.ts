/** Going back with one project while others stay, and to a document that is kept nowhere. */
import { expect, test } from 'vitest'
import { newWorld, type World } from '../support/world.ts'

async function userIds({ call, control }: World, project: string): Promise<readonly string[]> {
  const { body } = await control('GET', `/projects/${project}/keys`)
  const [key] = Array.isArray(body.keys) ? body.keys : []
  const { body: list } = await call('GET', '/users', { project, key: key.secret })
  return Array.isArray(list.users) ? list.users.map((user) => user.$id) : []
}

async function create(world: World, project: string, userId: string): Promise<void> {
  const body = { userId, email: `${userId}@${project}.test`, password: 'correct horse' }
  expect((await world.call('POST', '/account', { project, body })).status).toBe(201)
}

test('reset of one project: it is as in the baseline, keys and settings too, and the other stays as it is', async () => {
  const world = await newWorld()
  const { control } = world
  await control('POST', '/projects', { projectId: 'shop' })
  await create(world, 'shop', 'ada')
  await control('PUT', '/snapshots/baseline', {})
  await create(world, 'shop', 'grace')
  await create(world, 'demo', 'olga')
  await control('PATCH', '/projects/shop', { authLimit: 7 })
  await control('POST', '/projects/shop/keys', { name: 'New', scopes: ['users.read'] })
  expect((await control('POST', '/reset', { projectId: 'shop' })).status).toBe(200)
  expect([await userIds(world, 'shop'), await userIds(world, 'demo')]).toEqual([['ada'], ['olga']])
  expect((await control('GET', '/projects/shop')).body).toMatchObject({ authLimit: 0 })
  expect((await control('GET', '/projects/shop/keys')).body).toMatchObject({ total: 1 })
  await control('POST', '/history/undo')
  expect(await userIds(world, 'shop')).toEqual(['ada', 'grace'])
})

test('reset of one project: one that was made since the baseline is as it was made, and keeps its keys', async () => {
  const world = await newWorld()
  const { control } = world
  await control('POST', '/projects', { projectId: 'shop', rateLimits: false })
  await create(world, 'shop', 'grace')
  await control('PATCH', '/projects/shop', { authLimit: 7 })
  await control('POST', '/reset', { projectId: 'shop' })
  expect(await userIds(world, 'shop')).toEqual([])
  expect((await control('GET', '/projects/shop')).body).toMatchObject({ authLimit: 0, rateLimits: false })
})

test('reset of one project: not to the empty state, and not of one that is not there', async () => {
  const { control } = await newWorld()
  expect((await control('POST', '/reset', { projectId: 'demo', to: 'empty' })).status).toBe(400)
  expect((await control('POST', '/reset', { projectId: 'shop' })).body).toMatchObject({ type: 'project_not_found' })
})

test('restore: a document that is sent with the call, whole or for some users, can be undone', async () => {
  const world = await newWorld()
  const { control, emulator } = world
  await create(world, 'demo', 'ada')
  await create(world, 'demo', 'grace')
  const document = emulator.snapshot()
  await emulator.reset()
  const restored = await control('POST', '/restore', { document, users: ['grace'] })
  expect([restored.status, await userIds(world, 'demo')]).toEqual([200, ['grace']])
  await control('POST', '/restore', { document: JSON.parse(document) })
  expect(await userIds(world, 'demo')).toEqual(['ada', 'grace'])
  await control('POST', '/history/undo')
  expect(await userIds(world, 'demo')).toEqual(['grace'])
  expect((await control('POST', '/restore', { document: '{}' })).status).toBe(400)
  expect((await control('GET', '/snapshots')).body.snapshots).toMatchObject([
    { kind: 'automatic' },
    { kind: 'automatic' },
  ])
})
