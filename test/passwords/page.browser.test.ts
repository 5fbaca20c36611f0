/** Passwords in a real page, where the emulator runs in the thread of the page. */
import wasm from 'sql.js/dist/sql-wasm-browser.wasm?url'
import { expect, test } from 'vitest'
import { createEmulator } from '../../src-shared/index.ts'
import { passwordWork } from '../../src-shared/simulate/hasher.ts'
import { vectors } from './vectors.ts'

test.each(vectors)('page: $hash of $source matches ($stored)', async ({ hash, password, stored, hashOptions = {} }) => {
  expect(await passwordWork.verify(password, { hash, password: stored, hashOptions })).toBe(true)
})

test('page: the list of common passwords is fetched when a project asks for it', async () => {
  // Every module is a resource of its own here, more than the 250 that a page notes by default.
  performance.setResourceTimingBufferSize(10_000)
  const emulator = await createEmulator({ wasm })
  const send = (method: string, path: string, body: unknown) =>
    emulator.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo' },
        body: JSON.stringify(body),
      }),
    )
  const isFetched = () => performance.getEntriesByType('resource').some(({ name }) => name.includes('language-common'))
  const signUp = async (email: string) =>
    (await send('POST', '/v1/account', { userId: 'unique()', email, password: 'baseball' })).status
  expect([await signUp('ada@example.test'), isFetched()]).toEqual([201, false])
  await send('PATCH', '/__emulator/projects/demo', { authPasswordDictionary: true })
  expect([await signUp('grace@example.test'), isFetched()]).toEqual([400, true])
})
