/** What a page loads with the library, and what it fetches when it is asked for (`npm run bench -- kit` counts the bytes). */
import { expect, test } from 'vitest'
import { reachedFrom } from './imports.ts'

const seldom = [
  '@noble/hashes/argon2.js',
  '@noble/hashes/sha3.js',
  '@zxcvbn-ts/language-common',
  'countries-list',
  'disposable-email-domains-js',
  'hash-wasm/dist/bcrypt.umd.min.js',
  'hash-wasm/dist/scrypt.umd.min.js',
  'papaparse',
  'src-shared/control/index.ts',
  'src-shared/control/oauth2-pages.ts',
  'src-shared/import/importing.ts',
  'src-shared/snapshot/diff.ts',
  'src-shared/snapshot/samples.ts',
  'src-shared/store/sqlite-bytes.ts',
]

test.each(['src-shared/index.ts', 'src-shared/msw/index.ts'])(
  'page weight: %s does not bring what is seldom needed',
  (entry) => {
    const loaded = reachedFrom(entry, 'at once')
    expect(seldom.filter((path) => loaded.has(path))).toEqual([])
  },
)

test('page weight: what is seldom needed can be fetched', () => {
  const reachable = reachedFrom('src-shared/index.ts')
  expect(seldom.filter((path) => !reachable.has(path))).toEqual([])
})
