/** Users that bring their password hash along: import, sign-in, the new hash, and a wrong password, by algorithm. */
import { describe, expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'
import { type Vector, vectors } from './vectors.ts'

const routes: Readonly<Record<string, string>> = {
  argon2: 'argon2',
  bcrypt: 'bcrypt',
  md5: 'md5',
  sha: 'sha',
  phpass: 'phpass',
  scrypt: 'scrypt',
  scryptMod: 'scrypt-modified',
}

const email = 'ada@example.test'

/** The route of an algorithm, the body for it and the options that the wire then shows. */
function importOf({ hash, stored, hashOptions: options = {} }: Vector) {
  const extra: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    sha: { passwordVersion: options.version },
    scrypt: {
      passwordSalt: options.salt,
      passwordCpu: options.costCpu,
      passwordMemory: options.costMemory,
      passwordParallel: options.costParallel,
      passwordLength: options.length,
    },
    scryptMod: {
      passwordSalt: options.salt,
      passwordSaltSeparator: options.saltSeparator,
      passwordSignerKey: options.signerKey,
    },
  }
  const shown: Readonly<Record<string, unknown>> = {
    argon2: { type: 'argon2', memory_cost: 65536, time_cost: 4, threads: 3 },
    bcrypt: { type: 'bcrypt', cost: 8 },
    md5: { type: 'md5' },
    phpass: {
      type: 'phpass',
      iteration_count_log2: 8,
      portable_hashes: false,
      random_state: '0.00000000 17723664001',
    },
  }
  return {
    path: `/users/${routes[hash] ?? ''}`,
    body: { userId: 'ada', email, password: stored, name: 'Ada', ...extra[hash] },
    shown: shown[hash] ?? options,
  }
}

/** Sign-in takes 8 bytes and more; the server's import knows no truncated SHA-512. */
const importable = vectors.filter(
  ({ password, hashOptions }) => password.length >= 8 && !String(hashOptions?.version).includes('/'),
)

test('import: every algorithm is in the table', () => {
  expect([...new Set(importable.map(({ hash }) => hash))].toSorted()).toEqual(Object.keys(routes).toSorted())
})

describe.each(importable)('import: $hash of $source ($stored)', (vector) => {
  const { path, body, shown } = importOf(vector)

  test('vector, wrong password, sign-in and re-hash', async () => {
    const { server, call } = await newWorld()
    const made = await server('POST', path, body)
    expect([made.status, made.body.password, made.body.hash], made.story).toEqual([201, vector.stored, vector.hash])
    expect(JSON.stringify(made.body.hashOptions)).toBe(JSON.stringify(shown))
    expect(Array.isArray(made.body.targets) && made.body.targets.map((target) => target.identifier)).toEqual([email])

    const signIn = (password: string) => call('POST', '/account/sessions/email', { body: { email, password } })
    const wrong = await signIn(`x${vector.password}`)
    expect([wrong.status, wrong.body.type], wrong.story).toEqual([401, 'user_invalid_credentials'])
    expect((await server('GET', '/users/ada')).body.password).toBe(vector.stored)

    expect((await signIn(vector.password)).status).toBe(201)
    const { body: after } = await server('GET', '/users/ada')
    expect(after.hash).toBe('argon2')
    if (vector.hash === 'argon2') {
      // Options alone never lead to a new hash.
      expect([after.password, after.hashOptions]).toEqual([vector.stored, shown])
    } else {
      expect(after.password).toMatch(/^\$argon2id\$v=19\$m=1024,t=1,p=1\$/)
      expect(after.hashOptions).toEqual({ type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 })
    }
    expect(after.passwordUpdate).toBe(made.body.passwordUpdate)
    expect([(await signIn(vector.password)).status, (await signIn(`x${vector.password}`)).status]).toEqual([201, 401])
  })
})

const firebase = importable.find(({ hash }) => hash === 'scryptMod')
const scrypt = importable.find(({ hash }) => hash === 'scrypt')

test.each([
  ['sha', { passwordVersion: 'sha512/224' }, 500, 'general_unknown'],
  ['sha', { passwordVersion: 'sha512/256' }, 500, 'general_unknown'],
  ['sha', { passwordVersion: 'SHA256' }, 500, 'general_unknown'],
  ['sha', { passwordVersion: 'sha2' }, 400, 'general_argument_invalid'],
  ['sha', { passwordVersion: '' }, 400, 'general_argument_invalid'],
  ['sha', { password: 'a'.repeat(7) }, 400, 'general_argument_invalid'],
  ['sha', { password: 'a'.repeat(257) }, 400, 'general_argument_invalid'],
  ['md5', { password: 'ä'.repeat(129) }, 400, 'general_argument_invalid'],
  ['md5', { email: 'nobody' }, 400, 'general_argument_invalid'],
  ['md5', { name: '' }, 400, 'general_argument_invalid'],
  ['bcrypt', { userId: '-ada' }, 400, 'general_argument_invalid'],
  ['scrypt', { passwordCpu: '16384' }, 400, 'general_argument_invalid'],
  ['scrypt', { passwordCpu: 2 ** 31 }, 400, 'general_argument_invalid'],
  ['scrypt', { passwordCpu: 1 }, 500, 'general_unknown'],
  ['scrypt', { passwordCpu: 12 }, 500, 'general_unknown'],
  ['scrypt', { passwordCpu: -8 }, 500, 'general_unknown'],
  ['scrypt', { passwordMemory: 0 }, 500, 'general_unknown'],
  ['scrypt', { passwordParallel: 0 }, 500, 'general_unknown'],
  ['scrypt', { passwordLength: 15 }, 500, 'general_unknown'],
  ['scrypt', { passwordSalt: '0' }, 500, 'general_unknown'],
  ['scrypt', { passwordSalt: '' }, 400, 'general_argument_invalid'],
  ['scrypt-modified', { passwordSalt: 'not base64' }, 500, 'general_unknown'],
  ['scrypt-modified', { passwordSaltSeparator: '%' }, 500, 'general_unknown'],
  ['scrypt-modified', { passwordSignerKey: 'A' }, 500, 'general_unknown'],
  ['scrypt-modified', { passwordSignerKey: 'a'.repeat(129) }, 400, 'general_argument_invalid'],
])('import: %s with %j is refused and nothing is stored', async (route, wrong, status, type) => {
  const { server } = await newWorld()
  const base = {
    ...(scrypt && importOf(scrypt).body),
    ...(firebase && route === 'scrypt-modified' && importOf(firebase).body),
  }
  const reply = await server('POST', `/users/${route}`, { ...base, ...wrong })
  expect([reply.status, reply.body.type], reply.story).toEqual([status, type])
  expect((await server('GET', '/users')).body.total).toBe(0)
})

test.each([8, 256])('import: the text of a hash may have %i bytes', async (length) => {
  const { server } = await newWorld()
  const reply = await server('POST', '/users/md5', { userId: 'ada', email, password: 'a'.repeat(length) })
  expect([reply.status, reply.body.password], reply.story).toEqual([201, 'a'.repeat(length)])
})

test('sign-in: two at once both succeed, and one new hash is stored', async () => {
  const { server, call, lastExchange } = await newWorld()
  await server('POST', '/users/md5', { userId: 'ada', email, password: 'f96b697d7cb7938d525a2f31aaf161d0' })
  const signIn = () => call('POST', '/account/sessions/email', { body: { email, password: 'message digest' } })
  expect((await Promise.all([signIn(), signIn()])).map(({ status }) => status)).toEqual([201, 201])
  expect((await lastExchange()).changes.filter(({ table }) => table === 'users')).toEqual([])
  expect((await signIn()).status).toBe(201)
})

test('import: says in the trace that no password will match, and again at the sign-in', async () => {
  const { server, call, lastExchange } = await newWorld()
  const made = await server('POST', '/users/md5', {
    userId: 'ada',
    email,
    password: 'F96B697D7CB7938D525A2F31AAF161D0',
  })
  expect(made.status, made.story).toBe(201)
  const notes = async () => (await lastExchange()).story.flatMap(({ emulatorOnly }) => emulatorOnly).join(' ')
  expect(await notes()).toContain('it is no MD5 hash')
  const reply = await call('POST', '/account/sessions/email', { body: { email, password: 'message digest' } })
  expect(reply.body.type).toBe('user_invalid_credentials')
  expect(await notes()).toContain('it is no MD5 hash')
})

test('import: refuses a taken id or email, and personal data in the text of the hash', async () => {
  const { server, control } = await newWorld()
  const body = { userId: 'ada', email, password: 'f96b697d7cb7938d525a2f31aaf161d0' }
  expect((await server('POST', '/users/md5', body)).status).toBe(201)
  const sameId = await server('POST', '/users/bcrypt', { ...body, email: 'other@example.test' })
  const sameEmail = await server('POST', '/users/phpass', { ...body, userId: 'other', email: email.toUpperCase() })
  expect([sameId.body.type, sameEmail.body.type]).toEqual(['user_already_exists', 'user_already_exists'])
  await control('PATCH', '/projects/demo', { authPersonalDataCheck: true })
  const personal = await server('POST', '/users/md5', { ...body, userId: 'f96b697d', email: 'third@example.test' })
  expect(personal.body.type).toBe('password_personal_data')
})

test('sign-in: a blocked user keeps the old hash', async () => {
  const { server, call } = await newWorld()
  await server('POST', '/users/md5', { userId: 'ada', email, password: 'f96b697d7cb7938d525a2f31aaf161d0' })
  await server('PATCH', '/users/ada/status', { status: false })
  const reply = await call('POST', '/account/sessions/email', { body: { email, password: 'message digest' } })
  expect(reply.body.type).toBe('user_blocked')
  expect((await server('GET', '/users/ada')).body.hash).toBe('md5')
})

test('import: publishes that a user was made, with its target', async () => {
  const { server, lastExchange } = await newWorld()
  await server('POST', '/users/md5', { userId: 'ada', email, password: 'f96b697d7cb7938d525a2f31aaf161d0' })
  const { events, changes } = await lastExchange()
  expect(events).toEqual(['users.ada.create'])
  expect(changes.map(({ table, operation }) => `${table} ${operation}`)).toEqual(
    expect.arrayContaining(['users created', 'targets created']),
  )
})
