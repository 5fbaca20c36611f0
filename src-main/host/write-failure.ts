/** A write to disk that failed, in words: what went wrong and what to do. */
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { errorCode, messageOf } from './host-error.ts'

const reasons: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  ENOSPC: ['the disk is full', 'Free some space, then try again: reading goes on meanwhile.'],
  EDQUOT: ['your disk quota is used up', 'Free some space, then try again: reading goes on meanwhile.'],
  EFBIG: ['the file may not grow further', 'Raise the file size limit (ulimit -f), then restart.'],
  EROFS: ['the disk is read only', 'Mount it for writing, or start with --data on another disk or with --memory.'],
  EACCES: ['the file may not be written', 'Give yourself write permission on the file and its folder.'],
  EPERM: ['the file may not be written', 'Give yourself write permission on the file and its folder.'],
  ENOENT: ['the file was removed while it was in use', 'Try again: Offwrite is writing its files anew.'],
  EIO: ['the disk reported an error', 'Check the disk, and start with --data on another one.'],
}

export function writeFailure(path: string, error: unknown): EmulatorError {
  const [reason, hint] = reasonOf(error)
  return new EmulatorError(503, writeFailed, `Nothing was saved: writing ${path} failed because ${reason}.`, hint)
}

/** The change is made and in the file; that a power cut would leave it there is not certain. */
export function syncFailure(path: string, error: unknown): EmulatorError {
  const [reason, hint] = reasonOf(error)
  const message = `Whether this was saved is not certain: ${path} could not be brought to the disk because ${reason}.`
  return new EmulatorError(503, writeFailed, message, hint)
}

const writeFailed = 'data_file_write_failed'

function reasonOf(error: unknown): readonly [reason: string, hint: string] {
  return reasons[errorCode(error)] ?? [messageOf(error), 'Check the disk and the file permissions.']
}
