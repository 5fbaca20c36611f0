/** Unpacks what the build of the library has packed: bytes, gzipped and in base64. */

/** Of Node alone. */
interface Machine {
  readonly Uint8Array: unknown
  readonly process?: {
    getBuiltinModule?(name: 'node:buffer'): {
      readonly Buffer: { from(text: string, encoding: 'base64'): Uint8Array }
    }
    getBuiltinModule?(name: 'node:zlib'): { gunzipSync(bytes: Uint8Array): Uint8Array<ArrayBuffer> }
  }
}

export async function unpack(packed: string): Promise<Uint8Array<ArrayBuffer>> {
  const { process: node }: Machine = globalThis
  // A quarter of the time that its streams take.
  if (node?.getBuiltinModule !== undefined) {
    const { Buffer } = node.getBuiltinModule('node:buffer')
    const { buffer, byteOffset, length } = node.getBuiltinModule('node:zlib').gunzipSync(Buffer.from(packed, 'base64'))
    // A slice of a Buffer of Node is no copy, as sql.js takes it to be: every database would be the same one.
    return new Uint8Array(buffer, byteOffset, length)
  }
  const { writable, readable } = new DecompressionStream('gzip')
  const writer = writable.getWriter()
  const written = writer.write(decodeBase64(packed)).then(() => writer.close())
  // Part by part: pages take longer to read it through a Response.
  const [parts] = await Promise.all([partsOf(readable), written])
  return joined(parts)
}

/** Not in every browser. */
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
