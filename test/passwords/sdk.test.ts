/** The official SDKs: users moved in from other systems by a server, who then sign in with an app. */
import { type Models, PasswordHash } from 'node-appwrite'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runningHost } from '../sdk/running-host.ts'
import { vectors } from './vectors.ts'

// The SDK reports on the console that it reads a newer format than server 1.9.6 writes.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

type Users = ReturnType<Awaited<ReturnType<typeof runningHost>>['users']>
type Person = { readonly userId: string; readonly email: string; readonly password: string; readonly name: string }

const imports: readonly (readonly [hash: string, make: (users: Users, person: Person) => Promise<Models.User>])[] = [
  ['argon2', (users, person) => users.createArgon2User(person)],
  ['bcrypt', (users, person) => users.createBcryptUser(person)],
  ['md5', (users, person) => users.createMD5User(person)],
  ['sha', (users, person) => users.createSHAUser({ ...person, passwordVersion: PasswordHash.Sha1 })],
  ['phpass', (users, person) => users.createPHPassUser(person)],
  [
    'scrypt',
    (users, person) =>
      users.createScryptUser({
        ...person,
        passwordSalt: 'appwrite',
        passwordCpu: 16_384,
        passwordMemory: 13,
        passwordParallel: 2,
        passwordLength: 64,
      }),
  ],
  [
    'scryptMod',
    (users, person) =>
      users.createScryptModifiedUser({
        ...person,
        passwordSalt: 'UxLMreBr6tYyjQ==',
        passwordSaltSeparator: 'Bw==',
        passwordSignerKey: 'XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==',
      }),
  ],
]

test.each(imports)('SDK: a user with a hash of %s moves in, signs in and gets a new password', async (hash, make) => {
  const vector = vectors.find((entry) => entry.hash === hash && entry.password.length >= 8)
  if (vector === undefined) throw new Error(`There is no vector of ${hash}.`)
  await using server = await runningHost()
  const email = 'ada@example.test'
  const made = await make(server.users(), { userId: 'ada', email, password: vector.stored, name: 'Ada' })
  expect([made.hash, made.password]).toEqual([hash, vector.stored])
  const signIn = (password: string) => server.webAccount().createEmailPasswordSession({ email, password })
  expect((await signIn(vector.password)).userId).toBe('ada')
  expect((await server.users().get({ userId: 'ada' })).hash).toBe('argon2')
  await server.users().updatePassword({ userId: 'ada', password: 'battery staple' })
  await expect(signIn(vector.password)).rejects.toMatchObject({ code: 401, type: 'user_invalid_credentials' })
  expect((await signIn('battery staple')).userId).toBe('ada')
})
