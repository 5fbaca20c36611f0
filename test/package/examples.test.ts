/** The examples, each copied into a folder of its own beside the package as npm packs it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextFreePort } from '../../src-main/host/free-port.ts'
import { packOffwrite, type Packed } from './consumer.ts'

let packed: Packed
beforeAll(async () => {
  packed = await packOffwrite()
})
afterAll(() => packed[Symbol.dispose]())

const chromium = process.env['OFFWRITE_CHROMIUM']
const browser = chromium === undefined ? {} : { CHROMIUM: chromium }

// A machine with much else to do is slower than what test runners expect.
const patience = '60000'

test('example react: in Node, and in a page, with MSW', async () => {
  const { copy, run } = packed.consumer('react-with-msw')
  copy('examples/react')
  const words = ['run', '--testTimeout', patience]
  expect(await run('node_modules/vitest/vitest.mjs', words, browser)).toMatch(/Tests +9 passed \(9\)/)
}, 180_000)

test('example react: in a browser, against the command line', async () => {
  const { copy, run } = packed.consumer('react-with-playwright')
  copy('examples/react')
  const playwright = ['node', 'node_modules/@playwright/test/cli.js', 'test', '--timeout', patience]
  const words = ['exec', '--prefix', 'VITE_', '--', ...playwright]
  const port = String(await nextFreePort(20_000))
  expect(await run('node_modules/offwrite/out/main/cli.js', words, { ...browser, PORT: port })).toContain('6 passed')
}, 180_000)
