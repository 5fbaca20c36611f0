#!/usr/bin/env node
/** The command line: `offwrite serve` and the rest of `cli/commands`. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Terminal } from './cli/command.ts'
import { commands } from './cli/commands/index.ts'
import { describeFailure, wantsJson } from './cli/failure.ts'
import { readWords } from './cli/program.ts'

async function main(words: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends the printing, not the server.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  const asked = readWords(words, commands)
  if (asked.kind === 'print') return print(asked.text)
  const printed = await asked.command.run(asked.given, terminal())
  // Null: a server that goes on until a signal ends it.
  if (printed !== null) process.stdout.write(printed.text, () => process.exit(printed.exitCode))
}

function terminal(): Terminal {
  const { env, stdout, stderr } = process
  return {
    environment: env,
    folder: process.cwd(),
    colors: stdout.isTTY && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
    redraws: stderr.isTTY && env['TERM'] !== 'dumb',
    uiFolder: uiFolder(),
    write: print,
    writeError: (text) => void stderr.write(text),
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

async function fail(error: unknown, words: readonly string[]): Promise<void> {
  const { exitCode, message, hint, type } = await describeFailure(error)
  const text = wantsJson(words, process.env)
    ? `${JSON.stringify({ error: { type, message, hint } })}\n`
    : `${message}\n${hint === '' ? '' : `${hint}\n`}`
  process.stderr.write(text, () => process.exit(exitCode))
}

const words = process.argv.slice(2)
main(words).catch((error: unknown) => fail(error, words))
