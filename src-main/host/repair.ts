/** `offwrite doctor --repair`: keeps a copy of a damaged log, then cuts it back to the commits before the damage. */
import { freePath, readIfThere } from './backup.ts'
import { realPath } from './data-file.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { HostError } from './host-error.ts'
import { takeLock } from './lock-file.ts'
import { scanLog } from './log-reading.ts'
import { replaceFile } from './replace-file.ts'
import { writeFailure } from './write-failure.ts'

export interface Repair {
  /** What was wrong: in which line, from which byte. */
  readonly damage: string
  /** The log as it was. */
  readonly copy: string
  readonly keptCommits: number
  readonly cutBytes: number
}

/** Null when the log is whole; a torn last record is none of its business, the next start cuts that off. */
export async function repairLog(dataPath: string, files: FileSystem = nodeFileSystem): Promise<Repair | null> {
  const path = realPath(dataPath)
  const logPath = `${path}-log`
  const lock = takeLock(path)
  try {
    const log = readIfThere(files, logPath) ?? Buffer.alloc(0)
    const { commits, goodBytes, damage } = scanLog(log)
    if (damage === null) return null
    const copy = freePath(files, `${logPath}.damaged`, log)
    await replaceFile(files, copy, () => log)
    await replaceFile(files, logPath, () => log.subarray(0, goodBytes))
    return {
      damage: `line ${commits.length + 1} (from byte ${goodBytes}): ${damage}`,
      copy,
      keptCommits: commits.length,
      cutBytes: log.length - goodBytes,
    }
  } catch (error) {
    if (error instanceof HostError) throw error
    const { message, hint } = writeFailure(logPath, error)
    throw new HostError(message, hint, { cause: error })
  } finally {
    lock.release()
  }
}
