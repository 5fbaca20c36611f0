/** The database file on disk: read whole at start, replaced whole by a compaction. */
import { readFileSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode, HostError, messageOf } from './host-error.ts'

const signature = 'SQLite format 3\0'

/** The bytes of the file; null when there is none, or an empty one. */
export function readDatabaseFile(path: string): Uint8Array | null {
  const bytes = readBytes(path)
  if (bytes === null || bytes.length === 0) return null
  if (bytes.toString('latin1', 0, signature.length) !== signature) {
    throw new HostError(
      `The data file is not a database: ${path} does not start as a SQLite file does.`,
      'Choose another file with --data, or move this one away.',
    )
  }
  return bytes
}

function readBytes(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new HostError(
      `The data file cannot be read: ${path} (${messageOf(error)}).`,
      errorCode(error) === 'EISDIR'
        ? 'Name a file, for example --data ./offwrite.db'
        : 'Check that the file belongs to you and may be read.',
      { cause: error },
    )
  }
}

/** Replaces the file in one step: whoever reads it, now or after a crash, sees the old bytes or the new ones. */
export async function replaceDatabaseFile(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryPath(path)
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
  await syncFolder(dirname(path))
}

/** What a compaction left behind that was killed half way. */
export function removeTemporaryFiles(path: string, logPath: string): void {
  rmSync(temporaryPath(path), { force: true })
  rmSync(`${logPath}.new`, { force: true })
}

function temporaryPath(path: string): string {
  return `${path}.new`
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no folder handles: there the rename is made durable by the file system itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
