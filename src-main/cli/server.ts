/** The server that a command talks to: one that runs, or one of its own for a data file that nobody has open. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ControlClient, createControlClient } from '../../src-shared/client/control-client.ts'
import type { EmulatorStatus } from '../../src-shared/contract/control.ts'
import { findDataFileHolder } from '../host/data-file.ts'
import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './command.ts'
import { NotThereError } from './failure.ts'
import { dataPath } from './host-options.ts'
import { optionalValue, valueOf } from './setting.ts'
import { serveSettings, settings, usualProject } from './settings.ts'
import { settle, type Sources } from './sources.ts'

/** The options of each command that talks to a server. */
export const serverOptions = {
  url: settings.url,
  data: valueOf({
    ...serveSettings.data,
    description: 'Data file: the server that has it open is asked, or else the file itself',
    fit: (text) => text,
    otherwise: './offwrite.db',
  }),
} as const

export const projectOption = {
  project: optionalValue({
    ...serveSettings.project,
    description: 'Project, where it is not the one that the server made at its start',
    fit: (text) => serveSettings.project.read([text]),
  }),
} as const

export interface Door {
  readonly client: ControlClient
  /** Whether it was opened for this command alone. */
  readonly isOwn: boolean
  /** The project that is meant. */
  projectId(): Promise<string>
}

interface Asking {
  readonly sources: Sources
  readonly terminal: Pick<Terminal, 'folder' | 'writeError'>
}

export async function withServer<T>(asking: Asking, work: (door: Door) => Promise<T>): Promise<T> {
  const url = await findServer(asking)
  if (url !== null) return work(doorTo(url, asking, false))
  const path = dataPath(asking.sources, asking.terminal.folder)
  if (path === null || !existsSync(path)) throw nobody(path, asking)
  const { startHost } = await import('../host/index.ts')
  const snapshots = settle('snapshots', settings.snapshots, asking.sources)
  const host = await startHost({
    port: 0,
    data: path,
    ...(snapshots === null ? {} : { snapshots: resolve(asking.terminal.folder, snapshots) }),
    uiFolder: null,
    // It opens the file to do one thing, and starts nothing.
    start: { restoreOnStart: false },
    onProblem: (message) => asking.terminal.writeError(`${message}\n`),
  })
  try {
    return await work(doorTo(host.url, asking, true))
  } finally {
    await host.close()
  }
}

/** What is named counts before what is found: an address, a data file, then the folder's own, then the usual port. */
export async function findServer({ sources, terminal }: Asking): Promise<string | null> {
  const named = settle('url', settings.url, sources)
  if (named !== null) return named
  const path = dataPath(sources, terminal.folder)
  const holder = path === null ? null : findDataFileHolder(path)
  if (holder !== null && holder.url !== null) return holder.url
  if (sources.given.has('data')) return null
  const announced = readAnnounced(settle('readyFile', settings.readyFile, sources), terminal.folder)
  const usual = `http://localhost:${settle('port', settings.port, sources)}`
  for (const url of announced === null ? [usual] : [announced, usual]) {
    if (!(await answers(url))) continue
    // Perhaps it is another project's: whoever meant the file should see it.
    if (path !== null && existsSync(path)) {
      terminal.writeError(`${url} is asked; the data file ${path} is left alone unless --data names it.\n`)
    }
    return url
  }
  return null
}

function readAnnounced(readyFile: string | null, folder: string): string | null {
  if (readyFile === null) return null
  try {
    const facts: unknown = JSON.parse(readFileSync(resolve(folder, readyFile), 'utf8'))
    return typeof facts === 'object' && facts !== null && 'ui' in facts ? String(facts.ui) : null
  } catch {
    // No server is ready, or none that wrote this file.
    return null
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return isOffwrite(await clientOf(url).status(AbortSignal.timeout(2_000)))
  } catch {
    return false
  }
}

function isOffwrite(status: Partial<EmulatorStatus> | null): boolean {
  return status?.name === 'offwrite'
}

export function clientOf(origin: string): ControlClient {
  return createControlClient({
    origin,
    fetch: (input, init) => fetch(input, init),
    schedule(run, milliseconds) {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  })
}

export function doorTo(url: string, asking: Asking, isOwn: boolean): Door {
  const client = clientOf(url)
  return {
    client,
    isOwn,
    async projectId() {
      const named = projectOf(asking)
      if (named !== null) return named
      const { projects } = await client.status()
      return projects.find(({ madeBy }) => madeBy === 'start')?.projectId ?? usualProject
    },
  }
}

/** The state at the start is a baseline only for those who were there at the start. */
export async function assertBaseline({ client, isOwn }: Door): Promise<void> {
  if (!isOwn) return
  const { snapshots } = await client.snapshots()
  if (snapshots.some(({ kind }) => kind === 'baseline')) return
  throw new NotThereError('No baseline was saved.', 'Save the state as one with: offwrite snapshot save baseline')
}

function projectOf({ sources }: Asking): string | null {
  return settle('project', settings.project, sources)
}

function nobody(path: string | null, { sources }: Asking): NotThereError {
  const port = settle('port', settings.port, sources)
  const file = path === null ? '' : ` and there is no data file ${path}`
  const where = sources.given.has('data')
    ? `There is no data file ${path}.`
    : `No server answers on port ${port}${file}.`
  return new NotThereError(
    where,
    'Start one with: offwrite serve. Or name one: --url http://localhost:4281',
    exitCodes.unreachable,
  )
}
