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
import { schemaVersion } from '../../src-shared/store/schema.ts'
import { backUp } from './backup.ts'
import { type CompactionThreshold, createCompaction } from './compaction.ts'
import { readDatabaseFile } from './database-file.ts'
import { createFileHealth } from './file-health.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { createGroupCommit } from './group-commit.ts'
import { HostError } from './host-error.ts'
import { findHolder, type Holder, takeLock } from './lock-file.ts'
import { type LogFile, openLogFile } from './log-file.ts'
import { readLog } from './log-reading.ts'
import { encodeRecord } from './log-record.ts'
import { replaceFile, temporaryPath } from './replace-file.ts'
import { syncFailure, writeFailure } from './write-failure.ts'

export type { CompactionThreshold } from './compaction.ts'

/** What an answered write survives: the end of the process, or a power cut as well. */
export type Durability = 'process' | 'power'

export interface DataFileOptions {
  readonly compactAfter?: CompactionThreshold
  /** Where the holder answers: the lock tells it, so that the command line finds it. */
  readonly url?: string
  /** Default `process`. */
  readonly durability?: Durability
  /** How soon a disk that failed is tried again; each try doubles it. Default 2,000. */
  readonly retryAfterMilliseconds?: number
  /** Told of what no request can answer, in a sentence: a compaction that failed, a backup that was made. */
  readonly onProblem?: (message: string) => void
  readonly files?: FileSystem
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
  /** Calls back whenever `status` changes between saved and failed. */
  onChange(listener: () => void): void
  /** Hands in whose state it is; writes the database file when there is none yet or when it is of an older schema. */
  attach(emulator: Pick<Emulator, 'exportDatabase'>): Promise<void>
  /** Resolves when every commit so far is as durable as it was asked for; rejects when the disk refuses. */
  durable(): Promise<void>
  /** Folds the log into the database; a call while one runs joins it. */
  compact(): Promise<void>
  /** Compacts a last time and lets the lock go. */
  close(): Promise<void>
  /** Lets go without writing, after a start that failed. */
  abandon(): void
}

export function openDataFile(givenPath: string, options: DataFileOptions = {}): OpenedDataFile {
  const path = realPath(givenPath)
  const logPath = `${path}-log`
  const files = options.files ?? nodeFileSystem
  const isForPower = options.durability === 'power'
  const lock = takeLock(path, options.url ?? null)
  try {
    return openLocked()
  } catch (error) {
    lock.release()
    throw error
  }

  function openLocked(): OpenedDataFile {
    const database = readDatabaseFile(files, path)
    const { commits, goodBytes, tornBytes } = readLog(files, logPath)
    assertBelongTogether(path, logPath, database !== null, commits[0]?.number)
    const log = openForWriting(files, path, logPath, goodBytes)

    // The log goes on from the database of this schema. Until `attach` has written that, nothing is logged, and nobody
    // is answered.
    let isOutdated = database === null || database.version < schemaVersion
    let exporter: Pick<Emulator, 'exportDatabase'> | null = null
    let databaseBytes = database?.bytes.length ?? 0
    let commitsInLog = commits.length
    // Why nothing more can be added: the log was removed, or a sync of it failed and what the disk holds of it is unknown.
    // A compaction writes both files anew, from all that is known.
    let logLoss: Error | null = null
    let closed = false
    const health = createFileHealth({
      retryAfterMilliseconds: options.retryAfterMilliseconds ?? 2_000,
      async retry() {
        log.probe()
        if (logLoss !== null || health.hasFailed('compaction')) await compaction.run()
        else health.recover('write')
      },
    })
    const syncs = createGroupCommit(() =>
      log.sync().catch((error: unknown) => {
        logLoss = new Error('the log is not to be trusted after a failed sync', { cause: error })
        const failure = syncFailure(logPath, error)
        health.fail('write', failure)
        throw failure
      }),
    )
    const compaction = createCompaction({
      threshold: options.compactAfter,
      size: () => ({ commits: commitsInLog, bytes: log.bytes, databaseBytes }),
      run: compactOnce,
      onFailure: reportFailedCompaction,
    })

    function abandon(): void {
      if (closed) return
      closed = true
      compaction.stop()
      health.stop()
      try {
        log.close()
      } finally {
        lock.release()
      }
    }

    function append(record: Buffer): void {
      if (isOutdated) return
      try {
        if (closed) throw new Error('the data file is closed')
        if (log.isRemoved) logLoss ??= Object.assign(new Error('the log was removed'), { code: 'ENOENT' })
        if (logLoss !== null) {
          compaction.runSoon()
          throw logLoss
        }
        log.append(record)
      } catch (error) {
        const failure = writeFailure(logPath, error)
        if (!closed) health.fail('write', failure)
        throw failure
      }
      health.recover('write')
      syncs.appended()
      commitsInLog += 1
      compaction.consider()
    }

    function reportFailedCompaction(error: unknown): void {
      const { message, hint } = writeFailure(path, error)
      const failure = { message, hint: `${hint} Every commit stays in ${logPath}.` }
      health.fail('compaction', failure)
      options.onProblem?.(`${failure.message} ${failure.hint}`)
    }

    async function compactOnce(): Promise<void> {
      if (exporter === null) return
      const source = exporter
      let covered = { bytes: 0, commits: 0 }
      await replaceFile(files, path, () => {
        const { bytes } = source.exportDatabase()
        // No commit can come between the export and these lines, so all up to here is in the export.
        covered = { bytes: log.bytes, commits: commitsInLog }
        databaseBytes = bytes.length
        return bytes
      })
      // A sync that runs holds the file that is to be replaced.
      await syncs.between(() => {
        if (closed) return
        log.cutBefore(covered.bytes)
        commitsInLog -= covered.commits
        syncs.appended()
      })
      logLoss = null
      health.recover('write')
      health.recover('compaction')
    }

    async function writeFirst(): Promise<void> {
      try {
        if (database !== null) {
          const backup = await backUp(files, path, database.version)
          options.onProblem?.(`The data file was of an older Offwrite; as it was, it stands in ${backup}.`)
        }
        await compaction.run()
        isOutdated = false
      } catch (error) {
        throw startFailure(path, error)
      }
    }

    const dataFile: DataFile = {
      path,
      tornBytes,
      commitLog: { append: (commit) => append(encodeRecord(commit)) },
      status: () => ({
        path,
        state: health.message === null ? 'saved' : 'failed',
        sizeBytes: databaseBytes,
        logBytes: log.bytes,
        message: health.message,
      }),
      onChange: health.onChange,
      async attach(emulator) {
        exporter = emulator
        if (isOutdated) await writeFirst()
      },
      durable: async () => (isForPower ? syncs.durable() : undefined),
      compact: compaction.run,
      async close() {
        if (closed) return
        try {
          await compaction.settled()
          if (log.bytes > 0) await compaction.run().catch(reportFailedCompaction)
        } finally {
          abandon()
        }
      },
      abandon,
    }
    return { dataFile, stored: { database: database?.bytes ?? null, commits } }
  }
}

/** Who has the data file open; null when nobody does, or when there is none. */
export function findDataFileHolder(givenPath: string): Holder | null {
  return existsSync(dirname(resolve(givenPath))) ? findHolder(realPath(givenPath)) : null
}

/** With links followed, so that two names of one file are one lock and a compaction does not replace the link. */
export function realPath(given: string): string {
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

function assertBelongTogether(path: string, logPath: string, hasDatabase: boolean, first = 1): void {
  if (hasDatabase || first === 1) return
  throw new HostError(
    `The data file is missing, but its log is there: ${logPath} begins with commit ${first} of ${path}.`,
    'Put the data file back, or remove the log to start empty.',
  )
}

/** What a compaction left behind that was killed half way goes first. */
function openForWriting(files: FileSystem, path: string, logPath: string, goodBytes: number): LogFile {
  try {
    files.remove(temporaryPath(path))
    files.remove(temporaryPath(logPath))
    return openLogFile(files, logPath, goodBytes)
  } catch (error) {
    throw startFailure(logPath, error)
  }
}

function startFailure(path: string, error: unknown): HostError {
  const { message, hint } = writeFailure(path, error)
  return new HostError(message, hint, { cause: error })
}
