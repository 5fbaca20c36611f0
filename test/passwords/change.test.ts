/** `users.updatePassword`, and the project's settings on passwords. */
import { expect, test } from 'vitest'
import { newWorld, password, type World } from '../support/world.ts'

const old = password
const email = 'grace@example.test'

async function signedUp(settings: Readonly<Record<string, unknown>> = {}) {
  const world = await newWorld()
  const patched = await world.control('PATCH', '/projects/demo', settings)
  if (patched.status !== 200) throw new Error(patched.story)
  const { session } = await world.signedIn()
  return { world, session }
}

const change = ({ server }: World, next: unknown) => server('PATCH', '/users/grace/password', { password: next })
const signIn = async ({ call }: World, secret: string) =>
  (await call('POST', '/account/sessions/email', { body: { email, password: secret } })).status

test('users.updatePassword: the new password signs in, the old one does not', async () => {
  const { world } = await signedUp()
  const before = (await world.server('GET', '/users/grace')).body
  const reply = await change(world, 'battery staple')
  expect([reply.status, reply.body.hash], reply.story).toEqual([200, 'argon2'])
  expect(reply.body.hashOptions).toEqual({ type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 })
  expect(reply.body.password).not.toBe(before.password)
  expect([await signIn(world, old), await signIn(world, 'battery staple')]).toEqual([401, 201])
  expect((await change(world, 'battery staple')).status).toBe(200)
})

test('users.updatePassword: ends every session of the user, or none when the setting is off', async () => {
  for (const [authInvalidateSessions, status] of [
    [true, 401],
    [false, 200],
  ] as const) {
    const { world, session } = await signedUp({ authInvalidateSessions })
    await change(world, 'battery staple')
    expect((await world.call('GET', '/account', { session })).status).toBe(status)
  }
})

test('users.updatePassword: replaces an imported hash and its options', async () => {
  const world = await newWorld()
  const body = { userId: 'grace', email, password: 'f96b697d7cb7938d525a2f31aaf161d0' }
  await world.server('POST', '/users/md5', body)
  const reply = await change(world, 'battery staple')
  expect([reply.body.hash, await signIn(world, 'message digest'), await signIn(world, 'battery staple')]).toEqual([
    'argon2',
    401,
    201,
  ])
})

test('users.updatePassword: gives a user without a password one', async () => {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'grace', email })
  expect((await world.server('GET', '/users/grace')).body.passwordUpdate).toBe('')
  expect((await change(world, 'battery staple')).body.passwordUpdate).toBe('2026-03-01T12:00:00.000+00:00')
  expect(await signIn(world, 'battery staple')).toBe(201)
})

test('users.updatePassword: an empty one is answered blank, beside the hash of before, and signs nobody in', async () => {
  const { world, session } = await signedUp()
  const reply = await change(world, '')
  expect([reply.status, reply.body.password, reply.body.hash], reply.story).toEqual([200, '', 'argon2'])
  const { body } = await world.server('GET', '/users/grace')
  expect(body.password).toMatch(/^\$argon2id\$v=19\$m=1024,t=1,p=1\$/)
  expect([await signIn(world, old), await signIn(world, '')]).toEqual([401, 400])
  expect((await world.call('GET', '/account', { session })).status).toBe(401)
})

test.each([
  ['unknown user', '/users/nobody/password', { password: 'battery staple' }, 'user_not_found'],
  ['too short', '/users/grace/password', { password: 'a'.repeat(7) }, 'general_argument_invalid'],
  ['too long', '/users/grace/password', { password: 'a'.repeat(257) }, 'general_argument_invalid'],
  ['no text', '/users/grace/password', { password: 12345678 }, 'general_argument_invalid'],
  ['missing', '/users/grace/password', {}, 'general_argument_invalid'],
])('users.updatePassword: %s', async (_why, path, body, type) => {
  const { world } = await signedUp()
  const reply = await world.server('PATCH', path, body)
  expect(reply.body.type, reply.story).toBe(type)
  expect(await signIn(world, old)).toBe(201)
})

test('personal data: a password may not hold the name of its user, nor be empty', async () => {
  const { world } = await signedUp({ authPersonalDataCheck: true })
  for (const next of ['my grace hopper!', `x${email}`, '']) {
    expect((await change(world, next)).body.type).toBe('password_personal_data')
  }
  expect((await change(world, 'battery staple')).status).toBe(200)
})

test('history: keeps the last passwords from the sign-up on and refuses them', async () => {
  const { world } = await signedUp({ authPasswordHistory: 2 })
  expect((await change(world, old)).body.type).toBe('password_recently_used')
  expect((await change(world, 'second password')).status).toBe(200)
  expect((await change(world, old)).body.type).toBe('password_recently_used')
  expect((await change(world, 'third password')).status).toBe(200)
  // Two are kept, so the first is free again.
  expect((await change(world, 'second password')).body.type).toBe('password_recently_used')
  expect((await change(world, old)).status).toBe(200)
})

test('history: starts with users made by a server too, and keeps nothing where it is off', async () => {
  const world = await newWorld()
  await world.control('PATCH', '/projects/demo', { authPasswordHistory: 1 })
  await world.server('POST', '/users', { userId: 'grace', email, password: old })
  expect((await change(world, old)).body.type).toBe('password_recently_used')
  const { world: without } = await signedUp()
  expect((await change(without, old)).status).toBe(200)
})

test('dictionary: refuses a common password wherever a new one is chosen, exact in its letters', async () => {
  const { world } = await signedUp({ authPasswordDictionary: true })
  const account = (secret: string) =>
    world.call('POST', '/account', { body: { userId: 'unique()', email: `${secret}@example.test`, password: secret } })
  const replies = [
    await account('password'),
    await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test', password: 'baseball' }),
    await change(world, 'superman'),
  ]
  expect(replies.map(({ status, body }) => [status, body.type])).toEqual(
    replies.map(() => [400, 'general_argument_invalid']),
  )
  expect(replies[0]?.body.message).toContain('10,000 most common')
  expect((await account('Password')).status).toBe(201)
  expect((await change(world, '')).status).toBe(200)
})

test('dictionary: is asked after the strength, and not at all where it is off', async () => {
  const { world } = await signedUp({ authPasswordDictionary: true, authPasswordStrengthNumber: false })
  await world.control('PATCH', '/projects/demo', { authPasswordStrengthNumber: true })
  expect((await change(world, 'password')).body.message).toContain('a digit')
  const { world: without } = await signedUp()
  expect((await change(without, 'password')).status).toBe(200)
})

test.each([
  [{ authPasswordHistory: 21 }, 'authPasswordHistory'],
  [{ authPasswordHistory: -1 }, 'authPasswordHistory'],
  [{ authPasswordDictionary: 'yes' }, 'authPasswordDictionary'],
  [{ authInvalidateSessions: 1 }, 'authInvalidateSessions'],
])('settings: %j is refused', async (settings, name) => {
  const { control } = await newWorld()
  const reply = await control('PATCH', '/projects/demo', settings)
  expect(reply.status).toBe(400)
  expect(reply.body.message).toContain(name)
})

test('settings: as a new project has them', async () => {
  const { control } = await newWorld()
  const { body } = await control('GET', '/projects/demo')
  const { authPasswordHistory, authPasswordDictionary, authInvalidateSessions } = body
  expect([authPasswordHistory, authPasswordDictionary, authInvalidateSessions]).toEqual([0, false, true])
})
