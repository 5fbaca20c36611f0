/** What `offwrite doctor` looks at: server, port, data file, clock, SDK, origin. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { EmulatorStatus, ProjectDetail } from '../../src-shared/contract/control.ts'
import { isOriginAllowed } from '../../src-shared/http/origin-rule.ts'
import { offwriteVersion } from '../../src-shared/http/version.ts'
import { findDataFileHolder } from '../host/data-file.ts'
import { readDatabaseFile } from '../host/database-file.ts'
import { nodeFileSystem } from '../host/file-system.ts'
import { HostError } from '../host/host-error.ts'
import { readLog } from '../host/log-reading.ts'
import type { Repair } from '../host/repair.ts'
import { packagesIn } from './frameworks.ts'

/** `note` is good to know, `bad` is in the way. */
export interface Finding {
  readonly about: 'server' | 'port' | 'data file' | 'clock' | 'simulation' | 'sdk' | 'origin'
  readonly verdict: 'good' | 'note' | 'bad'
  readonly message: string
  /** What to do; empty where there is nothing. */
  readonly hint: string
}

type About = Finding['about']

const good = (about: About, message: string): Finding => ({ about, verdict: 'good', message, hint: '' })
const note = (about: About, message: string, hint: string): Finding => ({ about, verdict: 'note', message, hint })
const bad = (about: About, message: string, hint: string): Finding => ({ about, verdict: 'bad', message, hint })

export function lookAtServer(url: string, { version }: EmulatorStatus): Finding {
  return version === offwriteVersion
    ? good('server', `Offwrite ${version} answers at ${url}`)
    : note(
        'server',
        `Offwrite ${version} answers at ${url}; this command line is ${offwriteVersion}`,
        'Use the one that your package.json names: npx offwrite',
      )
}

/** Of a port that no Offwrite answers on. */
export async function lookAtPort(port: number): Promise<Finding> {
  const { isPortFree, nextFreePort } = await import('../host/free-port.ts')
  if (await isPortFree(port)) return good('port', `Port ${port} is free; start with: offwrite serve`)
  const { findPortOwner } = await import('../host/port-owner.ts')
  const owner = findPortOwner(port)
  const next = await nextFreePort(port)
  return bad(
    'port',
    `Port ${port} is taken${owner === null ? '' : ` by process ${owner.pid} (${owner.program})`}, and Offwrite does not answer on it`,
    `Use a free one: offwrite serve --port ${next ?? 0}`,
  )
}

/** Null: everything is in memory. */
export function lookAtDataFile(path: string | null, status: EmulatorStatus | null): Finding {
  const about = 'data file'
  if (status !== null) {
    const { dataFile } = status
    if (dataFile === null) return note(about, 'The server keeps everything in memory', 'Keep it: offwrite serve --data')
    return dataFile.state === 'saved'
      ? good(about, `${dataFile.path} is open in the server; every write so far is in it`)
      : bad(about, `${dataFile.path} cannot be written`, dataFile.message ?? '')
  }
  if (path === null) return good(about, 'None: everything is kept in memory')
  try {
    const holder = findDataFileHolder(path)
    if (holder !== null) {
      return bad(about, `${path} is held by process ${holder.pid}, which does not answer`, 'Stop that process.')
    }
    const database = readDatabaseFile(nodeFileSystem, path)
    const { commits, tornBytes } = readLog(nodeFileSystem, `${path}-log`)
    if (database === null) return good(about, `${path} is not there yet; the first start makes it`)
    const size = `${path} is whole: ${Math.ceil(statSync(path).size / 1024)} KiB and ${commits.length} commits in its log`
    return tornBytes === 0
      ? good(about, size)
      : note(about, size, `The next start cuts off ${tornBytes} bytes of a write that was never answered.`)
  } catch (error) {
    if (error instanceof HostError) return bad(about, error.message, error.hint)
    throw error
  }
}

export function tellRepair({ damage, copy, keptCommits, cutBytes }: Repair): Finding {
  return note(
    'data file',
    `Its log was damaged in ${damage}; ${keptCommits} commits before that are kept, ${cutBytes} bytes are cut off`,
    `The log as it was: ${copy}`,
  )
}

export function lookAtClock({ clock }: EmulatorStatus): Finding {
  if (clock.mode === 'follow') return good('clock', 'Goes with the real time')
  const standing = clock.mode === 'frozen' ? 'Stands still at' : 'Runs from another time, now'
  return note('clock', `${standing} ${clock.now}`, 'Go with the real time: offwrite clock follow')
}

export function lookAtSimulation({ simulated }: EmulatorStatus): readonly Finding[] {
  return simulated
    .filter(({ kind }) => kind !== 'clock')
    .map(({ kind, label }) => note('simulation', label, kind === 'fault' ? 'See: offwrite fault list' : ''))
}

/** The majors that the tests of Offwrite drive. */
const tested = { appwrite: [13, 27], 'node-appwrite': [11, 27] } as const

export function lookAtSdks(folder: string): readonly Finding[] {
  const named = packagesIn(folder)
  const findings = Object.entries(tested).flatMap(([name, [oldest, newest]]) => {
    const version = installedVersion(folder, name) ?? named.get(name)
    if (version === undefined) return []
    const major = Number(/\d+/.exec(version)?.[0] ?? Number.NaN)
    if (major >= oldest && major <= newest) return [good('sdk', `${name} ${version}`)]
    const range = `Versions ${oldest} to ${newest} are tested.`
    if (Number.isNaN(major)) return [note('sdk', `${name} ${version}: its version is not known`, range)]
    return [note('sdk', `${name} ${version} is ${major < oldest ? 'older' : 'newer'} than what is tested`, range)]
  })
  if (findings.length > 0) return findings
  return [note('sdk', 'package.json names no SDK of Appwrite', 'For pages: npm install appwrite')]
}

function installedVersion(folder: string, name: string): string | null {
  const path = join(folder, 'node_modules', name, 'package.json')
  if (!existsSync(path)) return null
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : null
}

export function lookAtOrigin(origin: string, url: string, { projectId, platforms }: ProjectDetail): Finding {
  if (isOriginAllowed(origin, projectId, platforms))
    return good('origin', `${origin} may call the project ${projectId}`)
  const named = JSON.stringify({
    platforms: [...platforms, { type: 'web', hostname: new URL(origin).hostname, key: '' }],
  })
  return bad(
    'origin',
    `${origin} may not call the project ${projectId}: only localhost may, and what its platforms name`,
    `Name it: curl -X PATCH ${url}/__emulator/projects/${projectId} -d '${named}'`,
  )
}
