/** Reads the log at start: a torn last record is left out, any other damage stops the start. */
import type { Commit } from '../../src-shared/store/change.ts'
import { readIfThere } from './backup.ts'
import type { FileSystem } from './file-system.ts'
import { HostError, messageOf } from './host-error.ts'
import { decodeRecord } from './log-record.ts'

export interface LogContent {
  readonly commits: readonly Commit[]
  /** Bytes up to the end of the last whole record. */
  readonly goodBytes: number
  /** Bytes behind it: a record that was being written when the last process ended, so nobody was told of it. */
  readonly tornBytes: number
}

export interface ScannedLog extends LogContent {
  /** What is wrong with the first record that cannot be taken; it begins behind `goodBytes`. */
  readonly damage: string | null
}

const newline = 0x0a

export function readLog(files: FileSystem, path: string): LogContent {
  const { damage, ...content } = scanLog(readBytes(files, path))
  if (damage === null) return content
  const kept = content.commits.length
  throw new HostError(
    `The log of the data file is damaged: ${path}, line ${kept + 1} (from byte ${content.goodBytes}): ${damage}.`,
    'Put a copy of both files back, or keep a copy and ' +
      `go on with the ${kept} commits before the damage: offwrite doctor --repair`,
  )
}

/** Takes records up to the first that is damaged. */
export function scanLog(bytes: Buffer): ScannedLog {
  const commits: Commit[] = []
  let start = 0
  let damage: string | null = null
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
    try {
      const commit = decodeRecord(bytes.toString('utf8', start, end))
      const previous = commits.at(-1)
      if (previous !== undefined && commit.number !== previous.number + 1) {
        throw new Error(`it is commit ${commit.number}, and commit ${previous.number} stands before it`)
      }
      commits.push(commit)
    } catch (error) {
      damage = messageOf(error)
      break
    }
    start = end + 1
  }
  return { commits, goodBytes: start, tornBytes: bytes.length - start, damage }
}

function readBytes(files: FileSystem, path: string): Buffer {
  try {
    return readIfThere(files, path) ?? Buffer.alloc(0)
  } catch (error) {
    throw new HostError(
      `The log of the data file cannot be read: ${path} (${messageOf(error)}).`,
      'Check that the file belongs to you and may be read.',
      { cause: error },
    )
  }
}
