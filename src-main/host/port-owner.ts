/** Which program listens on a port, where the system tells. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

export interface PortOwner {
  readonly pid: number
  readonly program: string
}

export function findPortOwner(port: number): PortOwner | null {
  return process.platform === 'linux' ? fromProc(port) : fromLsof(port)
}

const listening = '0A'

function fromProc(port: number): PortOwner | null {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => listeningInodes(table, port)))
  if (inodes.size === 0) return null
  for (const pid of attempt(() => readdirSync('/proc'), []).filter((name) => /^\d+$/.test(name))) {
    // Processes of other users keep their files to themselves: then the owner stays unknown.
    const holdsSocket = attempt(() => readdirSync(`/proc/${pid}/fd`), []).some((descriptor) => {
      const target = attempt(() => readlinkSync(`/proc/${pid}/fd/${descriptor}`), '')
      return inodes.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '')
    })
    if (holdsSocket) return { pid: Number(pid), program: programOf(pid) }
  }
  return null
}

/** Rows look like `0: 0100007F:10B8 00000000:0000 0A …` with the inode in the tenth column. */
function listeningInodes(table: string, port: number): string[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  return attempt(() => readFileSync(table, 'latin1'), '')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === listening && local?.endsWith(`:${hexPort}`) === true)
    .flatMap((columns) => columns[9] ?? [])
}

function programOf(pid: string): string {
  const parts = attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '')
    .split('\0')
    .filter((part) => part !== '')
  return parts.join(' ').slice(0, 80) || 'unknown'
}

function fromLsof(port: number): PortOwner | null {
  const output = attempt(
    () =>
      execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], {
        encoding: 'utf8',
        timeout: 2_000,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    '',
  )
  const pid = /^p(\d+)$/m.exec(output)?.[1]
  return pid === undefined ? null : { pid: Number(pid), program: /^c(.+)$/m.exec(output)?.[1] ?? 'unknown' }
}

/** The system may not tell, and that is no reason to fail. */
function attempt<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}
