import { createHash, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { firebaseConfig, firebasePassword, firebaseUser, importFile } from '../support/import-file.ts'
import { newWorld, type World } from '../support/world.ts'

const format = 'firebase'
const withHash = { format, hashConfig: firebaseConfig }
const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64')

async function signIn({ call }: World, email: string, password: string): Promise<number> {
  return (await call('POST', '/account/sessions/email', { body: { email, password } })).status
}

test('firebase import: a user of an export signs in with the password of the published test vector', async () => {
  const world = await newWorld()
  const report = await importFile(world, { users: [firebaseUser] }, withHash)
  expect(report).toMatchObject({ state: 'done', taken: 1, total: 1, refused: [], leftOut: [], ignored: [] })
  expect(await signIn(world, firebaseUser.email, 'user2password')).toBe(401)
  expect(await signIn(world, firebaseUser.email, firebasePassword)).toBe(201)
})

test('firebase import: keeps id, name, times and what is verified', async () => {
  const world = await newWorld()
  const phone = '+15555550101'
  const report = await importFile(world, { users: [{ ...firebaseUser, phoneNumber: phone, disabled: true }] }, withHash)
  expect(report.taken).toBe(1)
  const { body } = await world.server('GET', `/users/${firebaseUser.localId}`)
  expect(body).toMatchObject({
    name: 'User One',
    email: firebaseUser.email,
    emailVerification: true,
    phone,
    phoneVerification: true,
    status: false,
    $createdAt: '2017-10-18T20:00:00.000+00:00',
    registration: '2017-10-18T20:00:00.000+00:00',
    accessedAt: '2017-10-19T20:00:00.000+00:00',
    hash: 'scryptMod',
    hashOptions: { type: 'scryptMod', salt: '42xEC+ixf3L2lw==', saltSeparator: 'Bw==' },
  })
  expect(body.targets).toMatchObject([{ providerType: 'email' }, { providerType: 'sms', identifier: phone }])
})

test('firebase import: the hash parameters may stand in the file, as JSON, with web-safe base64', async () => {
  const world = await newWorld()
  const config = {
    algorithm: 'SCRYPT',
    signerKey: 'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA',
    saltSeparator: 'Bw==',
    rounds: 8,
    memoryCost: 14,
  }
  const user = { ...firebaseUser, passwordHash: firebaseUser.passwordHash.replaceAll('/', '_').replaceAll('+', '-') }
  await importFile(world, { users: [user], hash_config: config }, { format })
  expect(await signIn(world, firebaseUser.email, firebasePassword)).toBe(201)
})

test('firebase import: asks for the hash parameters when there are passwords and none is given', async () => {
  const world = await newWorld()
  const answer = await importFile(world, { users: [firebaseUser] }, { format })
  expect(answer).toMatchObject({ code: 400, type: 'invalid_file' })
  expect(answer.message).toContain('1 users have a password')
  const { passwordHash: _hash, salt: _salt, ...without } = firebaseUser
  expect(await importFile(world, { users: [without] }, { format })).toMatchObject({ state: 'done', taken: 1 })
})

test('firebase import: costs that Appwrite never uses are refused row by row, or leave the password behind', async () => {
  const world = await newWorld()
  const other = { format, hashConfig: firebaseConfig.replace('mem_cost: 14', 'mem_cost: 12') }
  const { passwordHash: _hash, ...without } = { ...firebaseUser, localId: 'second', email: 'second@example.test' }
  const file = { users: [firebaseUser, without] }
  expect(await importFile(world, file, other)).toMatchObject({
    state: 'refused',
    taken: 0,
    refused: [
      {
        row: 1,
        field: 'passwordHash',
        value: null,
        reason: 'Appwrite checks rounds 8 and mem_cost 14 only, these are 8 and 12',
      },
    ],
  })
  const report = await importFile(world, file, { ...other, withoutPasswords: true })
  expect(report).toMatchObject({ state: 'done', taken: 2, leftOut: [{ row: 1, field: 'passwordHash' }] })
  expect((await world.server('GET', `/users/${firebaseUser.localId}`)).body).toMatchObject({
    password: null,
    passwordUpdate: '',
  })
})

const secret = 'correct horse'
const digest = (name: string) => createHash(name).update(secret).digest()
const standardSalt = 'a salt as text'

test.each([
  ['BCRYPT', {}, base64('$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e'), ''],
  ['MD5', { rounds: 0 }, base64(digest('md5').toString('hex')), ''],
  ['SHA1', { rounds: 1 }, base64(digest('sha1')), ''],
  ['SHA256', { rounds: 1 }, base64(digest('sha256')), ''],
  ['SHA512', { rounds: 1 }, base64(digest('sha512').toString('hex').toUpperCase()), ''],
  [
    'STANDARD_SCRYPT',
    { mem_cost: 1024, block_size: 8, parallelization: 1, dk_len: 32 },
    base64(scryptSync(secret, standardSalt, 32, { N: 1024, r: 8, p: 1 })),
    base64(standardSalt),
  ],
])(
  'firebase import: a hash of %s, which Appwrite can check, lets its user in',
  async (algorithm, parameters, hash, salt) => {
    const world = await newWorld()
    const user = { ...firebaseUser, passwordHash: hash, salt }
    const report = await importFile(
      world,
      { users: [user] },
      { format, hashConfig: JSON.stringify({ algorithm, ...parameters }) },
    )
    expect(report.refused).toEqual([])
    expect(await signIn(world, user.email, secret)).toBe(201)
  },
)

test.each([
  ['HMAC_SHA256', { key: 'c2VjcmV0' }, '', 'Appwrite has nothing that checks HMAC_SHA256'],
  ['PBKDF2_SHA256', { rounds: 10_000 }, '', 'Appwrite has nothing that checks PBKDF2_SHA256'],
  ['SHA256', { rounds: 1 }, 'c2FsdA==', 'the hash has a salt, and Appwrite digests without one'],
  ['MD5', { rounds: 64 }, '', 'the hash has 64 rounds, and Appwrite digests once'],
  [
    'STANDARD_SCRYPT',
    { mem_cost: 1024, block_size: 8, parallelization: 1 },
    '/w==',
    'Appwrite takes the salt of scrypt as text, and this one is none',
  ],
])('firebase import: says why no sign-in can check a hash of %s', async (algorithm, parameters, salt, reason) => {
  const world = await newWorld()
  const users = [{ ...firebaseUser, passwordHash: base64(digest('sha256')), salt }]
  const hashConfig = JSON.stringify({ algorithm, ...parameters })
  const report = await importFile(world, { users }, { format, hashConfig })
  expect(report.refused).toEqual([{ row: 1, field: 'passwordHash', value: null, reason }])
  expect(JSON.stringify(report)).not.toContain(users[0]?.passwordHash)
})

test('firebase import: providers become identities, which sign in to the same user', async () => {
  const world = await newWorld()
  const { passwordHash: _hash, salt: _salt, ...user } = firebaseUser
  const providerUserInfo = [
    { providerId: 'google.com', rawId: '1234', email: 'User1@Example.test' },
    { providerId: 'password', rawId: user.email },
    { providerId: 'saml.okta', rawId: 'x' },
  ]
  const report = await importFile(world, { users: [{ ...user, providerUserInfo }] }, { format })
  expect(report.leftOut).toEqual([
    { row: 1, field: 'providerUserInfo', value: 'saml.okta', reason: 'Appwrite has no such provider' },
  ])
  const { body } = await world.server('GET', '/users/identities')
  expect(body.identities).toMatchObject([
    { userId: user.localId, provider: 'google', providerUid: '1234', providerEmail: 'user1@example.test' },
  ])
})

test('firebase import: claims become labels where they grant something, preferences otherwise', async () => {
  const world = await newWorld()
  const { passwordHash: _hash, salt: _salt, ...user } = firebaseUser
  const customAttributes = JSON.stringify({ admin: true, beta: false, roles: ['editor', 'author'], tier: 3 })
  await importFile(world, { users: [{ ...user, customAttributes }] }, { format })
  const { body } = await world.server('GET', `/users/${user.localId}`)
  expect(body).toMatchObject({ labels: ['admin', 'editor', 'author'], prefs: { beta: false, tier: 3 } })
})

test("firebase import: passwords of Firebase's own emulator work", async () => {
  const world = await newWorld()
  const user = { ...firebaseUser, passwordHash: 'fakeHash:salt=fakeSalt1:password=correct: horse', salt: 'fakeSalt1' }
  expect(await importFile(world, { users: [user] }, { format })).toMatchObject({ taken: 1 })
  expect(await signIn(world, user.email, 'correct: horse')).toBe(201)
})

test('firebase import: a hash that cannot be read is refused, and no user comes without the password', async () => {
  const world = await newWorld()
  const users = ['%%%', base64('no bcrypt')].map((passwordHash, at) => ({
    localId: `user${at}`,
    email: `user${at}@example.test`,
    passwordHash,
  }))
  const report = await importFile(world, { users }, { format, hashConfig: '{"algorithm":"BCRYPT"}' })
  expect(report).toMatchObject({ state: 'refused', refusedRows: 2 })
  expect(report.refused[0]).toEqual({ row: 1, field: 'passwordHash', value: null, reason: 'the hash is no bcrypt' })
})
