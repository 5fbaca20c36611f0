/** `npm run check`, or `npm run types` and the like for one of its steps. */
import { check } from './check-steps.ts'

if (!(await check(process.argv.slice(2)))) process.exitCode = 1
