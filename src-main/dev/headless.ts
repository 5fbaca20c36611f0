/** Runs the built CLI in this process, so that signals reach the server and its exit code is ours. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, BuildError } from './build-parts.ts'
import { endWithParent } from '../cli/parent.ts'
import { printError, root } from './tool.ts'

/** Builds what is stale; false when that failed, which is then on the terminal. */
export async function buildStale(): Promise<boolean> {
  try {
    const built = await build('stale')
    if (built.length > 0) console.log(`Built ${built.join(' and ')}.`)
    return true
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    printError(error.message)
    process.exitCode = 1
    return false
  }
}

/** `parameters` as after `offwrite serve`. */
export async function serve(parameters: readonly string[]): Promise<void> {
  if (await buildStale()) await serveBuilt(parameters)
}

export async function serveBuilt(parameters: readonly string[]): Promise<void> {
  endWithParent()
  const cli = join(root, 'out', 'main', 'cli.js')
  process.argv.splice(1, process.argv.length, cli, 'serve', ...parameters)
  await import(pathToFileURL(cli).href)
}
