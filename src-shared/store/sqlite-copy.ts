/** What came with the library: unpacked once, for every emulator of a process. */
import { emptyDatabaseBytes, sqliteBytes } from './sqlite-bytes.ts'

/** Null where there is none. */
export const sqliteCopy: Promise<Uint8Array<ArrayBuffer> | null> = unpack(sqliteBytes)
export const emptyDatabaseCopy: Promise<Uint8Array | null> = unpack(emptyDatabaseBytes)

async function unpack(packed: string | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (packed === null) return null
  const text = atob(packed)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  // Not through a Blob: that of jsdom has no stream. Nor through a Response, which Node takes longer to load than this.
  const { writable, readable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  const [parts] = await Promise.all([partsOf(readable), written])
  return joined(parts)
}

async function partsOf(stream: ReadableStream<Uint8Array>): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = []
  const reader = stream.getReader()
  for (;;) {
    const { value } = await reader.read()
    if (value === undefined) return parts
    parts.push(value)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
