/** What came with the library: unpacked once, for every emulator of a process. */
import { emptyDatabaseBytes, sqliteBytes } from './sqlite-bytes.ts'

/** Null where there is none. */
export const sqliteCopy: Promise<Uint8Array<ArrayBuffer> | null> = unpack(sqliteBytes)
export const emptyDatabaseCopy: Promise<Uint8Array | null> = unpack(emptyDatabaseBytes)

async function unpack(packed: string | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (packed === null) return null
  const bytes = decodeBase64(packed)
  // Not through a Blob: that of jsdom has no stream. Nor through a Response, which Node takes longer to load than this.
  const { writable, readable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const written = writer.write(bytes).then(() => writer.close())
  const [parts] = await Promise.all([partsOf(readable), written])
  return joined(parts)
}

/** Not in every engine; Node 24 is without. */
interface Base64Decoder {
  readonly prototype: unknown
  fromBase64?(text: string): Uint8Array<ArrayBuffer>
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const decoder: Base64Decoder = Uint8Array
  if (decoder.fromBase64 !== undefined) return decoder.fromBase64(text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
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
