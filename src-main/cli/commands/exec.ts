/** `offwrite exec -- <command>`: a server for as long as a command runs. */
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { errorCode, HostError, messageOf } from '../../host/host-error.ts'
import type { RunningHost } from '../../host/index.ts'
import { defineCommand } from '../command.ts'
import { hostOptions, hostSettings } from '../host-options.ts'
import { createOutput } from '../output.ts'
import { anyPath, anyText, listOf, optionalValue, requiredList, switchedOn, valueOf, wholeNumber } from '../setting.ts'
import { settings } from '../settings.ts'
import { codeOfSignal, endingSignals } from '../signals.ts'

export const exec = defineCommand({
  name: 'exec',
  summary: 'Serve while a command runs, with endpoint, project and key in its environment',
  arguments: { command: requiredList(anyText('The command and its words', 'word', 'npm test')) },
  options: {
    port: valueOf({ ...wholeNumber('Port to use instead of a free one', 0, 65_535, 4280), otherwise: 0 }),
    data: optionalValue(anyPath('Data file to use instead of memory', 'file', './offwrite.db')),
    prefix: listOf({
      ...anyText(
        'Name endpoint and project once more, for code that runs in a page, but not the key',
        'prefix',
        'VITE_',
      ),
      wanted: 'the beginning of a variable',
      fit: (text) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text) ? text : null),
    }),
    requests: switchedOn('Print a line per request on the error stream'),
    ...hostSettings,
    json: settings.json,
  },
  examples: [
    'exec -- npm test',
    'exec --prefix VITE_ --seed 1 -- npx playwright test',
    'exec --requests -- node app.js',
  ],
  takesRest: true,
  async run(values, { terminal }) {
    const { writeError } = terminal
    const output = createOutput({ ...terminal, write: writeError, json: values.json, quiet: !values.requests })
    const { startHost } = await import('../../host/index.ts')
    const host = await startHost({
      ...hostOptions(values, values.data === null ? null : resolve(terminal.folder, values.data), terminal.folder),
      port: values.port,
      uiFolder: terminal.uiFolder,
      onExchange: output.exchange,
      onProblem: output.notice,
    })
    try {
      const environment = { ...terminal.environment, ...commandEnvironment(host, values.prefix) }
      return { json: undefined, text: '', exitCode: await runCommand(values.command, environment) }
    } finally {
      await host.close()
    }
  },
})

export function commandEnvironment(
  { endpoint, projectId, apiKey, url }: Pick<RunningHost, 'endpoint' | 'projectId' | 'apiKey' | 'url'>,
  prefixes: readonly string[],
): Readonly<Record<string, string>> {
  const forServers = ['OFFWRITE_', 'APPWRITE_'].flatMap((prefix): [string, string][] => [
    [`${prefix}ENDPOINT`, endpoint],
    [`${prefix}PROJECT_ID`, projectId],
    [`${prefix}API_KEY`, apiKey],
  ])
  // What a bundler takes into a page everybody can read, so the key is not there.
  const forPages = prefixes.flatMap((prefix): [string, string][] => [
    [`${prefix}APPWRITE_ENDPOINT`, endpoint],
    [`${prefix}APPWRITE_PROJECT_ID`, projectId],
  ])
  return Object.fromEntries([['OFFWRITE_URL', url], ...forServers, ...forPages])
}

/** Resolves with the code to end with. */
async function runCommand(
  [program = '', ...words]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const child = spawn(program, words, {
    stdio: 'inherit',
    env: environment,
    // npm and its like are scripts there, which only a shell runs.
    shell: process.platform === 'win32',
  })
  const passOn = endingSignals.map((signal) => {
    const listener = (): void => {
      // A terminal gives Ctrl-C to everybody in it: a second one would tell many programs to stop at once.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    process.on(signal, listener)
    return () => process.off(signal, listener)
  })
  try {
    return await exitCodeOf(child)
  } catch (error) {
    throw new HostError(
      errorCode(error) === 'ENOENT'
        ? `There is no program ${program}.`
        : `${program} cannot be run: ${messageOf(error)}.`,
      'Name a program behind --, for example: offwrite exec -- npx vitest run',
      { cause: error },
    )
  } finally {
    for (const stop of passOn) stop()
  }
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? codeOfSignal(signal ?? 'SIGKILL')))
  })
}
