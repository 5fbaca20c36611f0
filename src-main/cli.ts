#!/usr/bin/env node
/** The headless entry: `offwrite serve`. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { offwriteVersion } from '../src-shared/http/version.ts'
import { help } from './cli/help.ts'
import { readCommand, UsageError } from './cli/options.ts'
import { createOutput, type OutputOptions } from './cli/output.ts'
import { describeFailure, serve } from './cli/serve.ts'

const exitCodes = { usage: 2, failure: 1, forced: 130 } as const

async function main(words: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends the printing, not the server.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const command = readCommand(words)
  if (command.kind === 'help') return print(help)
  if (command.kind === 'version') return print(`${offwriteVersion}\n`)
  const { options } = command
  const output = createOutput({ ...terminal(), json: options.json, quiet: options.quiet })
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      output.notice(`Offwrite goes on after a defect: ${error instanceof Error ? error.stack : String(error)}`)
    })
  }
  const starting = serve(options, uiFolder(), output)
  // At once, and not when it is ready: who waits for the ready line may signal in the same moment.
  closeOnSignal(() => starting.then((close) => close()))
  await starting
}

/** The first signal closes cleanly, the second at once; what was answered is on disk either way. */
function closeOnSignal(close: () => Promise<void>): void {
  let isClosing = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (isClosing) process.exit(exitCodes.forced)
      isClosing = true
      close().then(
        () => process.exit(0),
        (error: unknown) => fail(error),
      )
    })
  }
}

function terminal(): Pick<OutputOptions, 'colors' | 'write' | 'writeError'> {
  const { env, stdout } = process
  return {
    colors: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    write: print,
    writeError: (text) => void process.stderr.write(text),
  }
}

function print(text: string): void {
  process.stdout.write(text)
}

/** Beside the built command line, or where a build puts it when this file runs from its source. */
function uiFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const built = join(here, '../renderer')
  return existsSync(built) ? built : join(here, '../out/renderer')
}

async function fail(error: unknown): Promise<never> {
  const isUsage = error instanceof UsageError
  process.stderr.write(isUsage ? `${error.message}\nAll options: offwrite --help\n` : await describeFailure(error))
  process.exit(isUsage ? exitCodes.usage : exitCodes.failure)
}

main(process.argv.slice(2)).catch(fail)
