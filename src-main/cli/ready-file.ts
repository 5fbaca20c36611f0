/** A file that appears, whole, when the server is ready: what scripts and test runners wait for. */
import { rmSync } from 'node:fs'
import type { ReadyFacts } from './output.ts'
import { notWritten, writeText } from './text-file.ts'

const what = 'The ready file'

export function writeReadyFile(path: string, facts: ReadyFacts): void {
  writeText(path, `${JSON.stringify(facts, null, 2)}\n`, what)
}

/** Before the start and after the end nothing is ready, so nothing may say so. */
export function removeReadyFile(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch (error) {
    throw notWritten(path, what, error)
  }
}
