import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { withCommandLine } from './readme-section.ts'

test('readme: commands, settings and exit codes are those of the command line (npm run readme writes them)', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toBe(withCommandLine(readme))
})
