/** One process a data file: `PATH.lock` names its holder. A holder that is gone is replaced. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { errorCode, HostError, messageOf } from './host-error.ts'

export interface LockFile {
  release(): void
}

export interface Holder {
  readonly pid: number
  /** Where it answers, such as `http://localhost:4280`; null when it does not. */
  readonly url: string | null
  /** When that process started, where the system tells: pids are used again, pairs of pid and start are not. */
  readonly processStart: string | null
  readonly machine: string
}

const attempts = 5

/** Who holds the data file; null when nobody who lives does. */
export function findHolder(dataPath: string): Holder | null {
  const text = read(`${dataPath}.lock`)
  const holder = text === null ? null : parse(text)
  return holder !== null && isAlive(holder) ? holder : null
}

export function takeLock(dataPath: string, url: string | null = null): LockFile {
  const path = `${dataPath}.lock`
  const mine = describe({ pid: process.pid, url, processStart: processStart(process.pid), machine: hostname() })
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (create(path, mine)) return { release: () => release(path, mine) }
    const text = read(path)
    if (text === null) continue
    const holder = parse(text)
    if (holder !== null && isAlive(holder)) throw held(dataPath, path, holder)
    moveAside(path, text)
  }
  throw new HostError(`The lock of the data file cannot be taken: ${path}.`, `Remove that file and start again.`)
}

/** True when the lock is ours now. A link appears with its text in place: nobody ever reads a lock half written. */
function create(path: string, text: string): boolean {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, text, { mode: 0o600 })
    linkSync(draft, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(errorCode(error))) return createWithoutLink(path, text)
    throw cannotCreate(path, error)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** For file systems that have no hard links. */
function createWithoutLink(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw cannotCreate(path, error)
  }
}

/** Takes a dead holder's lock away; when somebody else replaced it meanwhile, theirs is put back. */
function moveAside(path: string, expected: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw cannotCreate(path, error)
  }
  if (read(aside) !== expected) {
    try {
      linkSync(aside, path)
    } catch {
      // A third process was faster; the next attempt meets its lock.
    }
  }
  rmSync(aside, { force: true })
}

function release(path: string, mine: string): void {
  if (read(path) === mine) rmSync(path, { force: true })
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw cannotCreate(path, error)
  }
}

function describe(holder: Holder): string {
  return `${JSON.stringify(holder)}\n`
}

function parse(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    if (!('pid' in value && 'processStart' in value && 'machine' in value)) return null
    const { pid, processStart: start, machine } = value
    if (typeof pid !== 'number' || typeof machine !== 'string') return null
    const url = 'url' in value && typeof value.url === 'string' ? value.url : null
    return { pid, url, machine, processStart: typeof start === 'string' ? start : null }
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  // Another machine's processes cannot be asked: its lock counts until somebody removes it.
  if (holder.machine !== hostname()) return true
  if (!isRunning(holder.pid)) return false
  const start = processStart(holder.pid)
  return holder.processStart === null || start === null || start === holder.processStart
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Start time in clock ticks since boot; null where there is no /proc. */
function processStart(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command name stands in parentheses and may hold spaces; field 22 is the twentieth behind it.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

function held(dataPath: string, path: string, holder: Holder): HostError {
  const where = holder.machine === hostname() ? '' : ` on ${holder.machine}`
  const who = holder.pid === process.pid && where === '' ? 'this very process' : `process ${holder.pid}${where}`
  return new HostError(
    `The data file is in use: ${who} holds ${dataPath}.`,
    `Stop that process, or start with another file (--data) or none (--memory). If it is gone, remove ${path}.`,
  )
}

function cannotCreate(path: string, error: unknown): HostError {
  const code = errorCode(error)
  const hint =
    code === 'ENOENT'
      ? 'The folder does not exist: make it, or choose another path with --data.'
      : 'Choose a folder that you may write to with --data, or start with --memory.'
  return new HostError(`The lock of the data file cannot be written: ${path} (${messageOf(error)}).`, hint, {
    cause: error,
  })
}
