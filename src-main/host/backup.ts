/** A copy of the data file as it stands before a migration: the older Offwrite opens it as it is. */
import type { FileSystem } from './file-system.ts'
import { errorCode } from './host-error.ts'
import { replaceFile } from './replace-file.ts'

const mostCopies = 100

/** Resolves with the path of the copy; its log stands beside it, as with every data file. */
export async function backUp(files: FileSystem, path: string, version: number): Promise<string> {
  const database = files.readFile(path)
  const log = files.readFile(`${path}-log`)
  const copy = freePath(files, `${path}.backup-v${version}`, database)
  // The log first: a database without its log would look whole.
  if (log.length > 0) await replaceFile(files, `${copy}-log`, () => log)
  await replaceFile(files, copy, () => database)
  return copy
}

/** An earlier copy is never written over, unless it is of this very file: a start was ended behind it. */
export function freePath(files: FileSystem, first: string, content: Buffer): string {
  for (let count = 1; count <= mostCopies; count += 1) {
    const path = count === 1 ? first : `${first}-${count}`
    const there = readIfThere(files, path)
    if (there === null || there.equals(content)) return path
  }
  throw new Error(`there are ${mostCopies} copies beside it already: remove those that you do not need`)
}

export function readIfThere(files: FileSystem, path: string): Buffer | null {
  try {
    return files.readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
