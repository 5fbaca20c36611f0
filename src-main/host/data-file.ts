/**
 * The data file: a SQLite database and, beside it, a log of the commits since it was written. A commit is in the log
 * before its answer leaves; a compaction writes the database anew and cuts the log back. A kill at any point loses
 * nothing: commits that the database holds already are skipped by their number at the next start.
 */
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { DataFileStatus } from '../../src-shared/contract/control.ts'
import type { Emulator } from '../../src-shared/emulator.ts'
import type { CommitLog, StoredState } from '../../src-shared/store/change.ts'
import { readDatabaseFile, removeTemporaryFiles, replaceDatabaseFile } from './database-file.ts'
import { HostError } from './host-error.ts'
import { findHolder, type Holder, takeLock } from './lock-file.ts'
import { openLogFile } from './log-file.ts'
import { readLog } from './log-reading.ts'
import { encodeRecord } from './log-record.ts'
import { writeFailure } from './write-failure.ts'

/** When the log is folded into the database: past either of the two. */
export interface CompactionThreshold {
  readonly commits: number
  readonly bytes: number
}

export interface DataFileOptions {
  readonly compactAfter?: CompactionThreshold
  /** Where the holder answers: the lock tells it, so that the command line finds it. */
  readonly url?: string
  /** Told of trouble that no request can answer: a compaction that failed. */
  readonly onProblem?: (message: string) => void
}

export interface OpenedDataFile {
  readonly dataFile: DataFile
  /** What stood on disk. Apart from the data file, so that it is not kept for as long as the file is open. */
  readonly stored: StoredState
}

export interface DataFile {
  readonly path: string
  /** Bytes of a record that was being written when the last process ended, now cut off. */
  readonly tornBytes: number
  readonly commitLog: CommitLog
  status(): DataFileStatus
  /** Hands in whose state it is; writes a first database file when there is none yet. */
  attach(emulator: Pick<Emulator, 'exportDatabase'>): Promise<void>
  /** Folds the log into the database; a call while one runs joins it. */
  compact(): Promise<void>
  /** Compacts a last time and lets the lock go. */
  close(): Promise<void>
  /** Lets go without writing, after a start that failed. */
  abandon(): void
}

const defaultThreshold: CompactionThreshold = { commits: 5_000, bytes: 8 * 1024 * 1024 }

export function openDataFile(givenPath: string, options: DataFileOptions = {}): OpenedDataFile {
  const path = realPath(givenPath)
  const logPath = `${path}-log`
  const threshold = options.compactAfter ?? defaultThreshold
  const lock = takeLock(path, options.url ?? null)
  try {
    return openLocked()
  } catch (error) {
    lock.release()
    throw error
  }

  function openLocked(): OpenedDataFile {
    removeTemporaryFiles(path, logPath)
    const database = readDatabaseFile(path)
    const { commits, goodBytes, tornBytes } = readLog(logPath)
    assertBelongTogether(path, logPath, database, commits[0]?.number)
    const log = openForWriting(logPath, goodBytes)

    const isNew = database === null
    let exporter: Pick<Emulator, 'exportDatabase'> | null = null
    let databaseBytes = database?.length ?? 0
    let commitsInLog = commits.length
    let failure: string | null = null
    let running: Promise<void> | null = null
    let closed = false
    // After a compaction that failed the next one waits until the log has grown by a threshold more.
    let nextAt = threshold

    function abandon(): void {
      if (closed) return
      closed = true
      log.close()
      lock.release()
    }

    function append(record: Buffer): void {
      if (closed) throw writeFailure(logPath, new Error('the data file is closed'))
      try {
        if (log.isRemoved) {
          // A compaction writes both files anew, from all that is known.
          scheduleCompaction()
          throw Object.assign(new Error('the log was removed'), { code: 'ENOENT' })
        }
        log.append(record)
      } catch (error) {
        const words = writeFailure(logPath, error)
        failure = `${words.message} ${words.hint}`
        throw words
      }
      failure = null
      commitsInLog += 1
      if (commitsInLog >= nextAt.commits || log.bytes >= nextAt.bytes) scheduleCompaction()
    }

    function scheduleCompaction(): void {
      nextAt = { commits: commitsInLog + threshold.commits, bytes: log.bytes + threshold.bytes }
      // Outside the request, and outside its transaction: a database is not exported while one is open.
      setImmediate(() => {
        if (!closed) compact().catch(reportProblem)
      })
    }

    function reportProblem(error: unknown): void {
      const words = writeFailure(path, error)
      failure = `${words.message} ${words.hint} Every commit stays in ${logPath}.`
      options.onProblem?.(failure)
    }

    function compact(): Promise<void> {
      running ??= compactOnce().finally(() => (running = null))
      return running
    }

    async function compactOnce(): Promise<void> {
      if (exporter === null) return
      const { bytes } = exporter.exportDatabase()
      // No commit can come between the export and these lines, so all up to here is in the export.
      const covered = { bytes: log.bytes, commits: commitsInLog }
      await replaceDatabaseFile(path, bytes)
      databaseBytes = bytes.length
      log.cutBefore(covered.bytes)
      commitsInLog -= covered.commits
      nextAt = threshold
    }

    const dataFile: DataFile = {
      path,
      tornBytes,
      commitLog: { append: (commit) => append(encodeRecord(commit)) },
      status: () => ({
        path,
        state: failure === null ? 'saved' : 'failed',
        sizeBytes: databaseBytes,
        logBytes: log.bytes,
        message: failure,
      }),
      async attach(emulator) {
        exporter = emulator
        if (isNew) await compact().catch((error: unknown) => Promise.reject(startFailure(path, error)))
      },
      compact,
      async close() {
        if (closed) return
        try {
          if (running !== null) await running.catch(reportProblem)
          if (log.bytes > 0) await compact().catch(reportProblem)
        } finally {
          abandon()
        }
      },
      abandon,
    }
    return { dataFile, stored: { database, commits } }
  }
}

/** With links followed, so that two names of one file are one lock and a compaction does not replace the link. */
/** Who has the data file open; null when nobody does, or when there is none. */
export function findDataFileHolder(givenPath: string): Holder | null {
  return existsSync(dirname(resolve(givenPath))) ? findHolder(realPath(givenPath)) : null
}

function realPath(given: string): string {
  const absolute = resolve(given)
  try {
    return realpathSync(absolute)
  } catch {
    try {
      return join(realpathSync(dirname(absolute)), basename(absolute))
    } catch {
      throw new HostError(
        `The folder of the data file does not exist: ${dirname(absolute)}.`,
        'Make the folder, or choose another path with --data.',
      )
    }
  }
}

function assertBelongTogether(path: string, logPath: string, database: Uint8Array | null, first = 1): void {
  if (database !== null || first === 1) return
  throw new HostError(
    `The data file is missing, but its log is there: ${logPath} begins with commit ${first} of ${path}.`,
    'Put the data file back, or remove the log to start empty.',
  )
}

function openForWriting(logPath: string, goodBytes: number) {
  try {
    return openLogFile(logPath, goodBytes)
  } catch (error) {
    throw startFailure(logPath, error)
  }
}

function startFailure(path: string, error: unknown): HostError {
  const { message, hint } = writeFailure(path, error)
  return new HostError(message, hint, { cause: error })
}
