/** The built command line as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface ReadyFacts {
  readonly endpoint: string
  readonly ui: string
  readonly projectId: string
  readonly apiKey: string
  readonly dataFile: string | null
  readonly pid: number
}

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliProcess {
  readonly process: ChildProcess
  readonly output: () => { readonly stdout: string; readonly stderr: string }
  readonly finished: Promise<Finished>
  /** Resolves when the text is on stdout; rejects with both outputs when the process ends before. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
}

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Largest file the process may write, in blocks of the shell's `ulimit -f`. */
  readonly fileBlocks?: number
}

export const cliPath = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

export function runCli(words: readonly string[], { cwd, env, fileBlocks }: CliOptions = {}): CliProcess {
  const command = [process.execPath, cliPath, ...words]
  const limited = ['/bin/sh', '-c', `ulimit -f ${fileBlocks ?? 'unlimited'}; exec "$@"`, 'sh', ...command]
  const [program = '', ...rest] = fileBlocks === undefined ? command : limited
  const child = spawn(program, rest, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, NO_COLOR: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  const watchers = new Set<() => void>()
  const notify = (): void => watchers.forEach((watcher) => watcher())
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    notify()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const finished = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ code, signal, stdout, stderr })
      notify()
    })
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await finished
  })
  return {
    process: child,
    output: () => ({ stdout, stderr }),
    finished,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const match = pattern.exec(stdout)
          if (match !== null) resolve(match)
          else if (child.exitCode !== null || child.signalCode !== null) {
            reject(new Error(`The process ended without printing ${pattern}.\n${stdout}\n${stderr}`))
          } else return
          watchers.delete(look)
        }
        watchers.add(look)
        look()
      }),
  }
}

/** Starts `offwrite serve` on a free port and waits until it is ready. */
export async function serveCli(words: readonly string[], options: CliOptions = {}): Promise<CliProcess & ReadyFacts> {
  const cli = runCli(['serve', '--port', '0', '--json', ...words], options)
  const [, json = ''] = await cli.printed(/^(\{"event":"ready".*\})$/m)
  const facts: ReadyFacts = JSON.parse(json)
  return { ...cli, ...facts }
}
