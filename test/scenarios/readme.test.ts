/** The README's table of transports is that of the scenarios that the tests play. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withTransportTable } from './transports.ts'

test('README: the table of transports is up to date (npm run readme)', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(withTransportTable(readme)).toBe(readme)
})
