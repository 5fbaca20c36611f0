/** `npm run build`: everything into `out/`, whatever is there already. */
import { build, BuildError } from './build-parts.ts'
import { sizeLines } from './sizes.ts'
import { printError } from './tool.ts'

try {
  await build('all')
  for (const line of sizeLines()) console.log(line)
} catch (error) {
  if (!(error instanceof BuildError)) throw error
  printError(error.message)
  process.exitCode = 1
}
