/** The WebAssembly of SQLite that came with the library: unpacked once, for every emulator of a process. */
import { sqliteBytes } from './sqlite-bytes.ts'

/** Null where there is none. */
export const sqliteCopy: Promise<ArrayBuffer | null> = unpack(sqliteBytes)

async function unpack(packed: string | null): Promise<ArrayBuffer | null> {
  if (packed === null) return null
  const text = atob(packed)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
}
