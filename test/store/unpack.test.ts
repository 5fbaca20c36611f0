import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpack } from '../../src-shared/store/unpack.ts'

test('unpack: a slice of what was unpacked is a copy, of which every emulator makes its own database', async () => {
  const unpacked = await unpack(gzipSync('SQLite format 3').toString('base64'))
  expect(new TextDecoder().decode(unpacked)).toBe('SQLite format 3')
  unpacked.slice(0, 6).fill(0)
  expect(new TextDecoder().decode(unpacked)).toBe('SQLite format 3')
})
