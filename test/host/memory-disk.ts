/** A disk in memory that fails at the call a test names, and of which a power cut leaves what was synced. */
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { FileSystem } from '../../src-main/host/file-system.ts'

/**
 * `error` does nothing and throws, `late` does it and throws, `short` does half, `cut` does half and throws, `kill` ends the
 * process before the call, `torn` in the middle of it.
 */
export type Failure = 'error' | 'late' | 'short' | 'cut' | 'kill' | 'torn'

/** What outlasts a power cut beside what was synced: nothing, or the names that files have by now. */
export type PowerCut = 'synced' | 'synced with names'

export interface Disk {
  readonly files: FileSystem
  /** What was called since the disk was made. */
  readonly calls: readonly (keyof FileSystem)[]
  /** `call` counts from 0. */
  failAt(call: number, failure: Failure): void
  readonly isKilled: boolean
  /** The disk as the next process finds it. */
  afterwards(cut?: PowerCut): Disk
}

interface Node {
  content: Buffer
  synced: Buffer
}

interface Names {
  now: Map<string, Node>
  synced: Map<string, Node>
}

/** Calls that a process may leave half done. */
export const divisible: ReadonlySet<keyof FileSystem> = new Set(['read', 'write', 'writeLater'])

export function createDisk(contents: Readonly<Record<string, Buffer>> = {}): Disk {
  const nodes = Object.entries(contents).map(([path, content]) => [path, { content, synced: content }] as const)
  return diskOf({ now: new Map(nodes), synced: new Map(nodes) })
}

function diskOf(names: Names): Disk {
  const opened = new Map<number, Node | 'folder'>()
  const calls: (keyof FileSystem)[] = []
  let planned: { readonly call: number; readonly failure: Failure } | null = null
  let isKilled = false
  let nextFile = 3

  /** `share` is the part of the bytes that is to be moved. */
  function call<T>(name: keyof FileSystem, work: (share: 1 | 0.5) => T): T {
    if (isKilled) throw coded('EIO')
    calls.push(name)
    if (planned?.call !== calls.length - 1) return work(1)
    isKilled = planned.failure === 'kill' || planned.failure === 'torn'
    if (planned.failure === 'error' || planned.failure === 'kill') throw coded('EIO')
    const result = work(planned.failure === 'late' ? 1 : 0.5)
    if (planned.failure === 'short') return result
    throw coded('ENOSPC')
  }

  async function later<T>(name: keyof FileSystem, work: (share: 1 | 0.5) => T): Promise<T> {
    await setImmediate()
    return call(name, work)
  }

  function node(file: number): Node {
    const found = opened.get(file)
    if (found === undefined || found === 'folder') throw coded('EBADF')
    return found
  }

  function write(file: number, bytes: Uint8Array, position: number, share: number): number {
    const found = node(file)
    const given = bytes.subarray(0, Math.ceil(bytes.length * share))
    const before = Buffer.alloc(Math.max(found.content.length, position + given.length))
    before.set(found.content)
    before.set(given, position)
    found.content = before
    return given.length
  }

  function sync(file: number): void {
    if (opened.get(file) === 'folder') names.synced = new Map(names.now)
    else node(file).synced = node(file).content
  }

  const files: FileSystem = {
    readFile: (path) => call('readFile', () => Buffer.from((names.now.get(path) ?? missing()).content)),
    open: (path, mode) =>
      call('open', () => {
        nextFile += 1
        if ([...names.now.keys()].every((name) => dirname(name) !== path)) {
          const found = names.now.get(path) ?? (mode === 'read' || mode === 'update' ? missing() : emptyNode())
          if (mode === 'replace') found.content = Buffer.alloc(0)
          names.now.set(path, found)
          opened.set(nextFile, found)
        } else opened.set(nextFile, 'folder')
        return nextFile
      }),
    read: (file, into, position) =>
      call('read', (share) => node(file).content.copy(into, 0, position, position + Math.ceil(into.length * share))),
    write: (file, bytes, position) => call('write', (share) => write(file, bytes, position, share)),
    writeLater: (file, bytes, position) => later('writeLater', (share) => write(file, bytes, position, share)),
    truncate: (file, length) =>
      call('truncate', () => {
        const found = node(file)
        const cut = Buffer.alloc(length)
        found.content.copy(cut)
        found.content = cut
      }),
    countLinks: (file) => call('countLinks', () => [...names.now.values()].filter((one) => one === node(file)).length),
    sync: (file) => call('sync', () => sync(file)),
    syncLater: (file) => later('syncLater', () => sync(file)),
    syncDataLater: (file) => later('syncDataLater', () => sync(file)),
    close: (file) => call('close', () => void opened.delete(file)),
    rename: (from, to) =>
      call('rename', () => {
        names.now.set(to, names.now.get(from) ?? missing())
        names.now.delete(from)
      }),
    remove: (path) => call('remove', () => void names.now.delete(path)),
  }

  return {
    files,
    calls,
    failAt(at, failure) {
      planned = { call: at, failure }
    },
    get isKilled() {
      return isKilled
    },
    afterwards(cut) {
      const kept = cut === 'synced' ? names.synced : names.now
      const contents = [...kept].map(
        ([path, found]) => [path, cut === undefined ? found.content : found.synced] as const,
      )
      return createDisk(Object.fromEntries(contents))
    },
  }
}

function emptyNode(): Node {
  return { content: Buffer.alloc(0), synced: Buffer.alloc(0) }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function missing(): never {
  throw coded('ENOENT')
}
