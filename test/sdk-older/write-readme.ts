/**
 * `npm run readme`: makes every call with every major of the SDK and writes into the README how they went, and what the
 * command line takes.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withCommandLine } from '../host/readme-section.ts'
import { withTable } from './readme-table.ts'
import { runCalls } from './run-calls.ts'

const readme = new URL('../../README.md', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'offwrite-readme-'))
try {
  const outcomes = await runCalls(folder)
  writeFileSync(readme, withCommandLine(withTable(readFileSync(readme, 'utf8'), outcomes)))
} finally {
  rmSync(folder, { recursive: true })
}
