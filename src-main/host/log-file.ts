/** The open log: appends that survive the end of the process, and cutting off what the database holds by now. */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs'

export interface LogFile {
  readonly bytes: number
  /** True when the open file has no name any more: what is written to it ends with the process. */
  readonly isRemoved: boolean
  /** Adds one whole record, or nothing and throws. */
  append(record: Buffer): void
  /** Drops everything before `offset`; what stands behind it becomes the new log. */
  cutBefore(offset: number): void
  close(): void
}

/** Opens or makes the log, with everything behind `goodBytes` cut off. */
export function openLogFile(path: string, goodBytes: number): LogFile {
  let descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  let length = goodBytes
  // Positions are given with every write, so a failed cut only has to be repeated before the next append.
  let needsCut = true
  cut()
  // Some file systems count no links at all.
  const countsLinks = fstatSync(descriptor).nlink > 0

  function cut(): void {
    ftruncateSync(descriptor, length)
    needsCut = false
  }

  return {
    get bytes() {
      return length
    },
    get isRemoved() {
      return countsLinks && fstatSync(descriptor).nlink === 0
    },
    append(record) {
      if (needsCut) cut()
      needsCut = true
      try {
        const written = writeSync(descriptor, record, 0, record.length, length)
        if (written !== record.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
      } catch (error) {
        try {
          cut()
        } catch {
          // The cut is still needed: the next append repeats it, and a start takes the rest for a torn record.
        }
        throw error
      }
      length += record.length
      needsCut = false
    },
    cutBefore(offset) {
      const tail = Buffer.alloc(length - offset)
      if (readSync(descriptor, tail, 0, tail.length, offset) !== tail.length) throw new Error(`${path} lost its end`)
      const temporary = `${path}.new`
      const next = openSync(temporary, 'w+', 0o600)
      try {
        if (tail.length > 0 && writeSync(next, tail, 0, tail.length, 0) !== tail.length) {
          throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
        }
        fsyncSync(next)
        renameSync(temporary, path)
      } catch (error) {
        closeSync(next)
        throw error
      }
      closeSync(descriptor)
      descriptor = next
      length = tail.length
      needsCut = false
    },
    close() {
      closeSync(descriptor)
    },
  }
}
