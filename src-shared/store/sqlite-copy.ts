/** The WebAssembly of SQLite that came with the library: unpacked once, for every emulator of a process. */
import { sqliteBytes } from './sqlite-bytes.ts'

/** Null where there is none. */
export const sqliteCopy: Promise<ArrayBuffer | null> = unpack(sqliteBytes)

async function unpack(packed: string | null): Promise<ArrayBuffer | null> {
  if (packed === null) return null
  const text = atob(packed)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  // Not through a Blob: that of jsdom has no stream.
  const { writable, readable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  const [unpacked] = await Promise.all([new Response(readable).arrayBuffer(), written])
  return unpacked
}
