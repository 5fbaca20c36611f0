/** The database file on disk: read whole at start, replaced whole by a compaction. */
import { schemaVersion } from '../../src-shared/store/schema.ts'
import type { FileSystem } from './file-system.ts'
import { errorCode, HostError, messageOf } from './host-error.ts'

export interface DatabaseFile {
  readonly bytes: Uint8Array
  /** The schema that it was written with. */
  readonly version: number
}

const signature = 'SQLite format 3\0'
const headerBytes = 100

/** Null when there is no file, or an empty one. */
export function readDatabaseFile(files: FileSystem, path: string): DatabaseFile | null {
  const bytes = readBytes(files, path)
  if (bytes === null || bytes.length === 0) return null
  if (bytes.toString('latin1', 0, signature.length) !== signature) {
    throw new HostError(
      `The data file is not a database: ${path} does not start as a SQLite file does.`,
      'Choose another file with --data, or move this one away.',
    )
  }
  const version = bytes.length < headerBytes ? 0 : bytes.readUInt32BE(60)
  assertWhole(path, bytes)
  assertReadable(path, version)
  return { bytes, version }
}

/** The header says how many pages of which size there are. */
function assertWhole(path: string, bytes: Buffer): void {
  const pageBytes = bytes.length < headerBytes ? 0 : bytes.readUInt16BE(16)
  // 64 KiB does not fit its field and stands there as 1.
  const expected =
    bytes.length < headerBytes ? headerBytes : (pageBytes === 1 ? 65_536 : pageBytes) * bytes.readUInt32BE(28)
  if (bytes.length >= expected) return
  throw new HostError(
    `The data file is damaged: ${path} ends at byte ${bytes.length} and should have ${expected}.`,
    'Put a copy of it and of its log back, or start with another file (--data) and restore a snapshot.',
  )
}

function assertReadable(path: string, version: number): void {
  if (version === 0) {
    throw new HostError(
      `The data file is not of Offwrite: ${path} is a SQLite database of another program.`,
      'Choose another file with --data.',
    )
  }
  if (version > schemaVersion) {
    throw new HostError(
      `The data file is of a newer Offwrite: ${path} has schema version ${version}, and this one reads up to ${schemaVersion}.`,
      'Use the Offwrite that wrote it or a newer one, or start with another file (--data) or none (--memory).',
    )
  }
}

function readBytes(files: FileSystem, path: string): Buffer | null {
  try {
    return files.readFile(path)
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
