/** Reads the log at start: a torn last record is left out, any other damage stops the start. */
import { readFileSync } from 'node:fs'
import type { Commit } from '../../src-shared/store/change.ts'
import { errorCode, HostError, messageOf } from './host-error.ts'
import { decodeRecord } from './log-record.ts'

export interface LogContent {
  readonly commits: readonly Commit[]
  /** Bytes up to the end of the last whole record. */
  readonly goodBytes: number
  /** Bytes behind it: a record that was being written when the last process ended, so nobody was told of it. */
  readonly tornBytes: number
}

const newline = 0x0a

export function readLog(path: string): LogContent {
  const bytes = readBytes(path)
  const commits: Commit[] = []
  let start = 0
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    const lineNumber = commits.length + 1
    try {
      const commit = decodeRecord(bytes.toString('utf8', start, end))
      const previous = commits.at(-1)
      if (previous !== undefined && commit.number !== previous.number + 1) {
        throw new Error(`it is commit ${commit.number}, and commit ${previous.number} stands before it`)
      }
      commits.push(commit)
    } catch (error) {
      throw damage(path, lineNumber, start, messageOf(error))
    }
    start = end + 1
  }
  return { commits, goodBytes: start, tornBytes: bytes.length - start }
}

function damage(path: string, lineNumber: number, byte: number, reason: string): HostError {
  return new HostError(
    `The log of the data file is damaged: ${path}, line ${lineNumber} (from byte ${byte}): ${reason}.`,
    `Put a copy of both files back. Or keep what stands before the damage (${lineNumber - 1} commits): copy the file, ` +
      `then cut it to ${byte} bytes, for example with: truncate -s ${byte} '${path}'`,
  )
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0)
    throw new HostError(
      `The log of the data file cannot be read: ${path} (${messageOf(error)}).`,
      'Check that the file belongs to you and may be read.',
      { cause: error },
    )
  }
}
