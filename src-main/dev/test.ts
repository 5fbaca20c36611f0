/** `npm test`: types, lint, format, build, then every test in Node and in Chromium. Parameters go to vitest. */
import { build, BuildError } from './build-parts.ts'
import { check, runStep } from './check-steps.ts'
import { findChromium } from './chromium.ts'
import { runTests } from './run-tests.ts'
import { printError } from './tool.ts'

const [checksPassed, buildPassed, browser] = await Promise.all([
  check([]),
  runStep({ name: 'build', run: buildQuietly }),
  findChromium(),
])

if (!browser.found) printError(browser.message)

if (checksPassed && buildPassed && browser.found) {
  process.exitCode = await runTests(browser.path, process.argv.slice(2))
} else {
  process.exitCode = 1
}

async function buildQuietly(): Promise<{ readonly exitCode: number; readonly output: string }> {
  try {
    await build('stale')
    return { exitCode: 0, output: '' }
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    return { exitCode: 1, output: error.message }
  }
}
