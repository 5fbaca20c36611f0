/** The calls to the file system that the data file makes: one narrow door, so that a test can make each of them fail. */
import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  write,
  writeSync,
} from 'node:fs'

/** `update` keeps what is there; `replace` empties the file or makes one. */
export type OpenMode = 'read' | 'update' | 'create' | 'replace'

/** Files are named by their descriptor. What ends in `Later` leaves the event loop to others meanwhile. */
export interface FileSystem {
  readFile(path: string): Buffer
  open(path: string, mode: OpenMode): number
  /** Each of these two may do less than asked, and says how much it did. */
  read(file: number, into: Uint8Array, position: number): number
  write(file: number, bytes: Uint8Array, position: number): number
  writeLater(file: number, bytes: Uint8Array, position: number): Promise<number>
  truncate(file: number, length: number): void
  /** Names that the file has; none when it was removed while it is open. */
  countLinks(file: number): number
  sync(file: number): void
  syncLater(file: number): Promise<void>
  /** Without the times of the file, which nobody reads: one write less on most disks. */
  syncDataLater(file: number): Promise<void>
  close(file: number): void
  rename(from: string, to: string): void
  /** Does nothing when there is no such file. */
  remove(path: string): void
}

const flags: Readonly<Record<OpenMode, number>> = {
  read: constants.O_RDONLY,
  update: constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT,
  replace: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
}

export const nodeFileSystem: FileSystem = {
  readFile: (path) => readFileSync(path),
  open: (path, mode) => openSync(path, flags[mode], 0o600),
  read: (file, into, position) => readSync(file, into, 0, into.length, position),
  write: (file, bytes, position) => writeSync(file, bytes, 0, bytes.length, position),
  writeLater: (file, bytes, position) =>
    new Promise((resolve, reject) =>
      write(file, bytes, 0, bytes.length, position, (error, written) =>
        error === null ? resolve(written) : reject(error),
      ),
    ),
  truncate: ftruncateSync,
  countLinks: (file) => fstatSync(file).nlink,
  sync: fsyncSync,
  syncLater: (file) => called((done) => fsync(file, done)),
  syncDataLater: (file) => called((done) => fdatasync(file, done)),
  close: closeSync,
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true }),
}

function called(call: (done: (error: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => call((error) => (error === null ? resolve() : reject(error))))
}
