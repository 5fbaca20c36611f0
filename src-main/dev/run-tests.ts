/** Hands the tests to vitest; its last line is ours. */
import { runTool } from './tool.ts'

/** `chromium` is the browser's path; null leaves the choice to Playwright. Resolves with the exit code. */
export async function runTests(chromium: string | null, parameters: readonly string[]): Promise<number> {
  const isPlain = !process.stdout.isTTY && process.env['FORCE_COLOR'] === undefined
  const { exitCode } = await runTool('vitest', 'vitest', ['run', '--config', 'test/vitest.config.ts', ...parameters], {
    output: 'show',
    environment: {
      ...(chromium === null ? {} : { OFFWRITE_CHROMIUM: chromium }),
      // A log file is no terminal: nothing that reads it expects escape codes.
      ...(isPlain ? { NO_COLOR: '1' } : {}),
    },
  })
  return exitCode
}
