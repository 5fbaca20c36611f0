/** Files that a command line names. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { HostError, messageOf } from '../host/host-error.ts'
import { UsageError } from './usage-error.ts'

export function readText(folder: string, file: string): string {
  try {
    return readFileSync(resolve(folder, file), 'utf8')
  } catch (error) {
    throw new UsageError(`The file ${file} cannot be read: ${messageOf(error)}.`)
  }
}

/** In one step: whoever reads sees the old text or the new one. Private to the user, for it may hold keys. */
export function writeText(path: string, text: string, what: string): void {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, text, { mode: 0o600 })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw notWritten(path, what, error)
  }
}

export function notWritten(path: string, what: string, cause: unknown): HostError {
  return new HostError(
    `${what} cannot be written: ${path} (${messageOf(cause)}).`,
    'Choose a path in a folder that you may write to.',
    { cause },
  )
}
