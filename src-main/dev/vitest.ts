/** `npm run vitest -- <parameters>`: the tests alone, without the checks and the build before them. */
import { findChromium } from './chromium.ts'
import { runTests } from './run-tests.ts'
import { printError } from './tool.ts'

const browser = await findChromium()
if (!browser.found) printError(browser.message)
process.exitCode = await runTests(browser.found ? browser.path : null, process.argv.slice(2))
