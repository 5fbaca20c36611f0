/** Snapshots that go with the process: in tests and in pages. */
import type { SnapshotFiles } from '../emulator.ts'

export function createMemoryFiles(): SnapshotFiles {
  const texts = new Map<string, string>()
  return {
    folder: null,
    list: () =>
      Promise.resolve(
        [...texts].map(([name, text]) => ({ name, bytes: text.length, head: text.slice(0, 16_384), path: null })),
      ),
    read: (name) => Promise.resolve(texts.get(name) ?? null),
    write(name, text) {
      texts.set(name, text)
      return Promise.resolve()
    },
    remove(name) {
      texts.delete(name)
      return Promise.resolve()
    },
  }
}
