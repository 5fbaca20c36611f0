/** `npm test`: types, lint, format, build, then every test in Node and in Chromium. Parameters go to vitest. */
import { build, BuildError } from './build-parts.ts'
import { check, runStep } from './check-steps.ts'
import { findChromium } from './chromium.ts'
import { printError, runTool } from './tool.ts'

const [checksPassed, buildPassed, browser] = await Promise.all([
  check([]),
  runStep({ name: 'build', run: buildQuietly }),
  findChromium(),
])

if (!browser.found) printError(browser.message)

if (checksPassed && buildPassed && browser.found) {
  const { exitCode } = await runTool(
    'vitest',
    'vitest',
    ['run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)],
    { output: 'show', environment: { OFFWRITE_CHROMIUM: browser.path } },
  )
  process.exitCode = exitCode
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
