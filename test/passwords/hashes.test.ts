/** Password hashes against vectors that others published. */
import { createHash } from 'node:crypto'
import { argon2d, argon2i, argon2id } from '@noble/hashes/argon2.js'
import { describe, expect, test } from 'vitest'
import { bcryptVerify } from 'hash-wasm'
import { passwordWork } from '../../src-shared/simulate/hasher.ts'
import { bcryptKey } from '../../src-shared/simulate/hashes/bcrypt.ts'
import { storedFault } from '../../src-shared/simulate/hashes/index.ts'
import type { StoredPassword } from '../../src-shared/simulate/hashes/algorithm.ts'
import { type Vector, vectors } from './vectors.ts'

const storedOf = ({ hash, stored, hashOptions = {} }: Vector): StoredPassword => ({
  hash,
  password: stored,
  hashOptions,
})

describe.each(vectors)('hash: $hash of $source', (vector) => {
  test(`matches ${vector.password.slice(0, 20)}`, async () => {
    expect(storedFault(storedOf(vector))).toBe(null)
    expect(await passwordWork.verify(vector.password, storedOf(vector))).toBe(true)
  })

  test('differs from a password that is another', async () => {
    expect(await passwordWork.verify(`x${vector.password}`, storedOf(vector))).toBe(false)
  })
})

/** Bytes that no JSON text can carry, so below the door of passwords: php-src, ext/standard/tests/crypt/crypt_blowfish.phpt. */
test.each([
  ['$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e', 'a3', true],
  ['$2x$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e', 'ffffa3', true],
  ['$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e', 'ffffa3', true],
  ['$2y$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq', 'a3', true],
  ['$2b$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq', 'a3', true],
  ['$2x$05$/OK.fbVrR/bpIqNJ5ianF.Sa7shbm4.OzKpvFnX1pQLmQW96oUlCq', 'a3', false],
  ['$2x$05$/OK.fbVrR/bpIqNJ5ianF.o./n25XVfn6oAPaUvHe.Csk4zRfsYPi', '31a3333435', true],
  ['$2x$05$/OK.fbVrR/bpIqNJ5ianF.o./n25XVfn6oAPaUvHe.Csk4zRfsYPi', 'ffa33334ffffffa3333435', true],
  ['$2y$05$/OK.fbVrR/bpIqNJ5ianF.nRht2l/HRhr6zmCp9vYUvvsqynflf9e', 'ffa3333435', true],
  ['$2x$05$6bNw2HLQYeqHYyBfLMsv/O9LIGgn8OMzuDoHfof8AQimSGfcSWxnS', 'd0c1d2cfccd8', true],
])('bcrypt: %s and the bytes %s: %s', async (hash, hex, matches) => {
  const password = bcryptKey(new Uint8Array(Buffer.from(hex, 'hex')), hash.startsWith('$2x$'))
  expect(await bcryptVerify({ password, hash })).toBe(matches)
})

test('bcrypt: reads no further than a zero byte, as PHP', async () => {
  const stored = {
    hash: 'bcrypt',
    password: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    hashOptions: {},
  }
  expect(await passwordWork.verify('U*U\0and more', stored)).toBe(true)
})

test('argon2: all three forms agree with an implementation in JavaScript', async () => {
  const salt = new Uint8Array(16).fill(7)
  const unpadded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  for (const [name, form] of Object.entries({ argon2d, argon2i, argon2id })) {
    const hash = form('correct horse', salt, { m: 64, t: 2, p: 2, dkLen: 32 })
    const password = `$${name}$v=19$m=64,t=2,p=2$${unpadded(salt)}$${unpadded(hash)}`
    expect(await passwordWork.verify('correct horse', { hash: 'argon2', password, hashOptions: {} }), name).toBe(true)
    expect(await passwordWork.verify('correct hors', { hash: 'argon2', password, hashOptions: {} }), name).toBe(false)
  }
})

test('argon2: an empty password has a hash that is its own', async () => {
  const salt = new Uint8Array(16).fill(7)
  const hash = await passwordWork.hash('', salt, { type: 'argon2', memory_cost: 64, time_cost: 1, threads: 1 })
  const expected = argon2id('', salt, { m: 64, t: 1, p: 1, dkLen: 32 })
  expect(hash.split('$').at(-1)).toBe(Buffer.from(expected).toString('base64').replace(/=+$/, ''))
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$BwcHBwcHBwcHBwcHBwcHBw\$/)
})

const versions = ['sha1', 'sha224', 'sha256', 'sha384', 'sha512/224', 'sha512/256', 'sha512', 'sha3-224', 'sha3-256']

test.each([...versions, 'sha3-384', 'sha3-512', 'md5'])("digests: %s agrees with OpenSSL's", async (version) => {
  const password = createHash(version.replace('/', '-')).update('pässword 1', 'utf8').digest('hex')
  const hash = version === 'md5' ? 'md5' : 'sha'
  const stored = { hash, password, hashOptions: { version } }
  expect(await passwordWork.verify('pässword 1', stored)).toBe(true)
  expect(await passwordWork.verify('password 1', stored)).toBe(false)
  expect(await passwordWork.verify('pässword 1', { ...stored, password: password.toUpperCase() })).toBe(false)
})

test.each([
  ['argon2', 'not a hash at all', {}],
  ['argon2', '$argon2id$v=19$m=4194304,t=4,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc', {}],
  ['argon2', '$argon2id$v=19$m=65536,t=4294967295,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc', {}],
  ['bcrypt', '$2a$03$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', {}],
  ['bcrypt', '$2c$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', {}],
  ['bcrypt', '$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', {}],
  ['md5', 'F96B697D7CB7938D525A2F31AAF161D0', {}],
  ['sha', 'f96b697d7cb7938d525a2f31aaf161d0', { version: 'sha1' }],
  ['sha', 'f96b697d7cb7938d525a2f31aaf161d0', { version: 'SHA1' }],
  ['phpass', '$P$.r387rwferoKN7uwHZqNMu98q3U8RO.', {}],
  ['phpass', '$P$Sr387rwferoKN7uwHZqNMu98q3U8RO.', {}],
  ['phpass', '_J9..rasmBYk8r9AiWNc', {}],
  ['scrypt', '00'.repeat(64), { costCpu: 1_073_741_824, costMemory: 8, costParallel: 1, length: 64, salt: 's' }],
  ['scrypt', '00'.repeat(64), { costCpu: 16_384, costMemory: 8, costParallel: 2_147_483_647, length: 64, salt: 's' }],
  ['scrypt', '00'.repeat(63), { costCpu: 16_384, costMemory: 8, costParallel: 1, length: 64, salt: 's' }],
  ['scrypt', '00'.repeat(64), { costCpu: 12, costMemory: 8, costParallel: 1, length: 64, salt: 's' }],
  ['scryptMod', 'UlM7', { salt: '%', saltSeparator: 'Bw==', signerKey: 'Bw==' }],
  ['scryptMod', 'UlM7J', { salt: 'Bw==', saltSeparator: 'Bw==', signerKey: 'Bw==' }],
  ['whirlpool', '00', {}],
] as const)('hash: %s %s %j matches nothing, and says so before it computes', async (hash, password, hashOptions) => {
  const stored = { hash, password, hashOptions }
  expect(storedFault(stored)).toMatch(/^(is no|was made|has a|names a|asks for)/)
  expect(await passwordWork.verify('U*U', stored)).toBe(false)
})

test('argon2: what the implementation refuses matches nothing', async () => {
  const password = '$argon2id$v=19$m=1,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await passwordWork.verify('password', { hash: 'argon2', password, hashOptions: {} })).toBe(false)
})
