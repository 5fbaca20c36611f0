/** A file that appears, whole, when the server is ready: what scripts and test runners wait for. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { HostError, messageOf } from '../host/host-error.ts'
import type { ReadyFacts } from './output.ts'

/** Private to the user, for it holds the API key. */
export function writeReadyFile(path: string, facts: ReadyFacts): void {
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw failure(path, error)
  }
}

/** Before the start and after the end nothing is ready, so nothing may say so. */
export function removeReadyFile(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    throw failure(path, error)
  }
}

function failure(path: string, error: unknown): HostError {
  return new HostError(
    `The ready file cannot be written: ${path} (${messageOf(error)}).`,
    'Choose a path in a folder that you may write to.',
    { cause: error },
  )
}
