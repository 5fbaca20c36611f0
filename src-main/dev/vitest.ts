/** `npm run vitest -- <parameters>`: the tests alone, without the checks and the build before them. */
import { findChromium } from './chromium.ts'
import { printError, runTool } from './tool.ts'

const browser = await findChromium()
if (!browser.found) printError(browser.message)

const { exitCode } = await runTool(
  'vitest',
  'vitest',
  ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
  { output: 'show', environment: browser.found ? { OFFWRITE_CHROMIUM: browser.path } : {} },
)
process.exitCode = exitCode
