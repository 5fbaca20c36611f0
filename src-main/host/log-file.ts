/** The open log: appends that survive the end of the process, and cutting off what the database holds by now. */
import { errorCode } from './host-error.ts'
import type { FileSystem } from './file-system.ts'
import { shortWrite, syncFolder, temporaryPath } from './replace-file.ts'

export interface LogFile {
  readonly bytes: number
  /** True when the file has no name any more: what is written to it ends with the process. */
  readonly isRemoved: boolean
  /** Adds one whole record, or nothing and throws. */
  append(record: Buffer): void
  /** Throws as an append would just now, and adds nothing. */
  probe(): void
  /** Makes what was appended so far survive a power cut. Not to be called while one runs, nor `cutBefore`. */
  sync(): Promise<void>
  /** Drops everything before `offset`; what stands behind it becomes the new log. */
  cutBefore(offset: number): void
  close(): void
}

/** A block of most disks: as much as the smallest file takes. */
const probeBytes = 4096

/** Opens or makes the log, with everything behind `goodBytes` cut off. */
export function openLogFile(files: FileSystem, path: string, goodBytes: number): LogFile {
  // Null once a cut has put another file in place; the next use opens that.
  let descriptor: number | null = files.open(path, 'create')
  let length = goodBytes
  // Positions are given with every write, so a failed cut only has to be repeated before the next append.
  let needsCut = true
  // The name of a new file is durable only once its folder is.
  let isNameDurable = false
  // Some file systems count no links at all.
  let countsLinks = false
  try {
    cut()
    countsLinks = files.countLinks(descriptor) > 0
  } catch (error) {
    close()
    throw error
  }

  function opened(): number {
    return (descriptor ??= files.open(path, 'update'))
  }

  function cut(): void {
    files.truncate(opened(), length)
    needsCut = false
  }

  /** Behind the last record; what a failure leaves there is cut off again. */
  function writeBehind(bytes: Uint8Array): void {
    if (needsCut) cut()
    needsCut = true
    try {
      if (files.write(opened(), bytes, length) !== bytes.length) throw shortWrite()
    } catch (error) {
      try {
        cut()
      } catch {
        // The cut is still needed: the next append repeats it, and a start takes the rest for a torn record.
      }
      throw error
    }
  }

  function readTail(offset: number): Buffer {
    const tail = Buffer.alloc(length - offset)
    for (let at = 0; at < tail.length;) {
      const read = files.read(opened(), tail.subarray(at), offset + at)
      if (read === 0) throw new Error(`${path} lost its end`)
      at += read
    }
    return tail
  }

  function writeWhole(temporary: string, bytes: Buffer): void {
    const next = files.open(temporary, 'replace')
    try {
      if (bytes.length > 0 && files.write(next, bytes, 0) !== bytes.length) throw shortWrite()
      files.sync(next)
    } finally {
      files.close(next)
    }
  }

  function close(): void {
    if (descriptor === null) return
    const closing = descriptor
    descriptor = null
    files.close(closing)
  }

  return {
    get bytes() {
      return length
    },
    get isRemoved() {
      try {
        return countsLinks && files.countLinks(opened()) === 0
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return true
        throw error
      }
    },
    append(record) {
      writeBehind(record)
      length += record.length
      needsCut = false
    },
    probe() {
      writeBehind(Buffer.alloc(probeBytes))
      cut()
    },
    async sync() {
      await files.syncDataLater(opened())
      if (!isNameDurable) await syncFolder(files, path)
      isNameDurable = true
    },
    cutBefore(offset) {
      const temporary = temporaryPath(path)
      const tail = readTail(offset)
      writeWhole(temporary, tail)
      // Windows renames over no open file.
      close()
      files.rename(temporary, path)
      isNameDurable = false
      length = tail.length
      needsCut = false
    },
    close,
  }
}
