import { expect, test } from 'vitest'
import { createControlClient } from '../../src-shared/client/control-client.ts'
import { newWorld, type World } from '../support/world.ts'

const clientOf = ({ emulator }: World) =>
  createControlClient({
    origin: 'http://localhost:4280',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })

test('keys: the list says which scopes there are', async () => {
  const { scopes } = await clientOf(await newWorld()).keys('demo')
  expect(scopes).toEqual(expect.arrayContaining(['users.read', 'users.write', 'teams.write', 'locale.read']))
})

test('keys: an expiry is set, kept by other changes and taken away again', async () => {
  const { control, call } = await newWorld()
  const made = await control('POST', '/projects/demo/keys', { name: 'CI', scopes: ['users.read'] })
  const path = `/projects/demo/keys/${String(made.body.id)}`
  const key = String(made.body.secret)
  const past = '2026-01-01T00:00:00.000Z'

  expect((await control('PATCH', path, { expire: past })).body.expire).toBe(past)
  expect((await control('PATCH', path, { name: 'Robot' })).body).toMatchObject({ name: 'Robot', expire: past })
  expect((await call('GET', '/users', { key })).body).toMatchObject({ type: 'project_key_expired', code: 401 })
  expect((await control('PATCH', path, { expire: null })).body.expire).toBeNull()
  expect((await call('GET', '/users', { key })).status).toBe(200)
})

test('keys: a key that an app was seen with keeps every scope until it is narrowed', async () => {
  const world = await newWorld()
  const { control, call } = world
  const key = 'what-the-app-sends'
  expect((await call('GET', '/users', { key })).status).toBe(200)
  const { keys } = await clientOf(world).keys('demo')
  const seen = keys.find((each) => each.seen)
  await control('PATCH', `/projects/demo/keys/${seen?.id}`, { scopes: ['teams.read'] })
  expect((await call('GET', '/users', { key })).body.type).toBe('general_unauthorized_scope')
  expect((await call('GET', '/teams', { key })).status).toBe(200)
})
