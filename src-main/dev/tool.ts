/** Runs the tools that `npm ci` installed: by their file, so that it works in every shell and system. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The file behind a command of an installed package, for example `toolFile('typescript', 'tsc')`. */
export function toolFile(packageName: string, command: string): string {
  const folder = join(root, 'node_modules', packageName)
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readCommand(manifest, command)
  if (file === null) throw new Error(`The package ${packageName} has no command ${command}.`)
  return join(folder, file)
}

function readCommand(manifest: unknown, command: string): string | null {
  if (typeof manifest !== 'object' || manifest === null || !('bin' in manifest)) return null
  const { bin } = manifest
  if (typeof bin === 'string') return bin
  if (typeof bin !== 'object' || bin === null) return null
  const entry = Object.entries(bin).find(([name]) => name === command)
  return entry !== undefined && typeof entry[1] === 'string' ? entry[1] : null
}

export interface Finished {
  readonly exitCode: number
  /** What it wrote, both streams in order; empty when it wrote straight to the terminal. */
  readonly output: string
}

export interface RunOptions {
  /** `show` hands the terminal over; `keep` collects the output. */
  readonly output: 'show' | 'keep'
  readonly environment?: Readonly<Record<string, string>>
  readonly timeoutSeconds?: number
}

/** Runs a command to its end. A command that cannot be started or runs out of time has a non-zero exit code. */
export function run(command: string, parameters: readonly string[], options: RunOptions): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: root,
      // What is kept may end in a file, which wants no escape codes.
      env: { ...process.env, ...(options.output === 'keep' ? { NO_COLOR: '1' } : {}), ...options.environment },
      stdio: options.output === 'show' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      ...(options.timeoutSeconds === undefined ? {} : { timeout: options.timeoutSeconds * 1000 }),
    })
    const chunks: string[] = []
    const collect = (chunk: Buffer): void => void chunks.push(chunk.toString())
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.on('error', (error) => resolve({ exitCode: 127, output: error.message }))
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output: chunks.join('') }))
  })
}

/** As `run`, for a tool from `node_modules`. */
export function runTool(
  packageName: string,
  command: string,
  parameters: readonly string[],
  options: RunOptions,
): Promise<Finished> {
  return run(process.execPath, [toolFile(packageName, command), ...parameters], options)
}

export function printError(line: string): void {
  process.stderr.write(`${line}\n`)
}
