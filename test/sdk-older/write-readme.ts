/**
 * `npm run readme`: makes every call with every major of the SDK and writes into the README how they went, what the
 * command line takes, and what each transport can play.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withCommandLine } from '../host/readme-section.ts'
import { withTransportTable } from '../scenarios/transports.ts'
import { withTable } from './readme-table.ts'
import { runCalls } from './run-calls.ts'

const readme = new URL('../../README.md', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'offwrite-readme-'))
try {
  const outcomes = await runCalls(folder)
  writeFileSync(readme, withTransportTable(withCommandLine(withTable(readFileSync(readme, 'utf8'), outcomes))))
} finally {
  rmSync(folder, { recursive: true })
}
