/** Replaces a file in one step: whoever reads it, now or after a crash, sees the old bytes or the new ones. */
import { dirname } from 'node:path'
import type { FileSystem } from './file-system.ts'

/** Between two slices the event loop serves others, and a disk that is full says so early. */
const sliceBytes = 4 * 1024 * 1024

/** `bytes` is asked for once the new file could be made. */
export async function replaceFile(files: FileSystem, path: string, bytes: () => Uint8Array): Promise<void> {
  const temporary = temporaryPath(path)
  const file = files.open(temporary, 'replace')
  try {
    await writeAll(files, file, bytes())
    await files.syncLater(file)
  } finally {
    files.close(file)
  }
  files.rename(temporary, path)
  await syncFolder(files, path)
}

export function temporaryPath(path: string): string {
  return `${path}.new`
}

/** Makes the names in the folder of `path` durable. */
export async function syncFolder(files: FileSystem, path: string): Promise<void> {
  // Windows has no folder handles: there the rename is made durable by the file system itself.
  if (process.platform === 'win32') return
  const folder = files.open(dirname(path), 'read')
  try {
    await files.syncLater(folder)
  } finally {
    files.close(folder)
  }
}

async function writeAll(files: FileSystem, file: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const written = await files.writeLater(file, bytes.subarray(at, at + sliceBytes), at)
    if (written === 0) throw shortWrite()
    at += written
  }
}

/** A disk takes less than it was given when it is full, and tells so only at the next write. */
export function shortWrite(): Error {
  return Object.assign(new Error('short write'), { code: 'ENOSPC' })
}
