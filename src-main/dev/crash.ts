/** `npm run crash`: 200 kills of a server that eight writers use, and every failure of the disk; takes minutes. */
import { build } from './build-parts.ts'
import { runTests } from './run-tests.ts'

process.env['OFFWRITE_CRASH_ROUNDS'] ??= '200'
await build('stale')
process.exitCode = await runTests(null, ['--project', 'node', 'test/crash', ...process.argv.slice(2)])
