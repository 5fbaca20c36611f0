/** Snapshots as files of a folder, one each: to look at, to keep in git, to hand to somebody. */
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { SnapshotFile, SnapshotFiles } from '../../src-shared/emulator.ts'
import { isSnapshotName } from '../../src-shared/snapshot/library.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { errorCode } from './host-error.ts'
import { replaceFile, temporaryPath } from './replace-file.ts'
import { writeFailure } from './write-failure.ts'

const extension = '.json'

/** How much of a file is read for a list. */
const headBytes = 16_384

/** The folder is made with the first snapshot. */
export function openSnapshotFolder(givenFolder: string, files: FileSystem = nodeFileSystem): SnapshotFiles {
  const folder = resolve(givenFolder)
  // One after the other: two saves under one name share their temporary file.
  let latest: Promise<unknown> = Promise.resolve()

  function pathOf(name: string): string {
    if (!isSnapshotName(name)) throw new Error(`No file may have the name ${name}.`)
    return join(folder, name + extension)
  }

  return {
    folder,
    async list() {
      const names = (await unlessMissing(readdir(folder))) ?? []
      const found = await Promise.all(
        names
          .filter((name) => name.endsWith(extension))
          .map((name) => name.slice(0, -extension.length))
          .filter(isSnapshotName)
          .map((name) => unlessMissing(describe(name, pathOf(name)))),
      )
      return found.filter((file) => file !== null)
    },
    read: (name) => unlessMissing(readFile(pathOf(name), 'utf8')),
    write(name, text) {
      const path = pathOf(name)
      const written = latest.then(() => replaceText(files, folder, path, text))
      latest = written.catch(() => undefined)
      return written
    },
    async remove(name) {
      const path = pathOf(name)
      try {
        await rm(path, { force: true })
      } catch (error) {
        throw writeFailure(path, error)
      }
    },
  }
}

async function replaceText(files: FileSystem, folder: string, path: string, text: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true })
    await replaceFile(files, path, () => Buffer.from(text))
  } catch (error) {
    files.remove(temporaryPath(path))
    throw writeFailure(path, error)
  }
}

async function describe(name: string, path: string): Promise<SnapshotFile> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return { name, bytes: size, head: buffer.toString('utf8', 0, bytesRead), path }
  } finally {
    await file.close()
  }
}

/** Null where nothing is: it may have been removed by hand since it was listed. A folder is no snapshot either. */
async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes(errorCode(error))) return null
    throw error
  }
}
