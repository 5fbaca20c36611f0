/** Reads a request's body whole, up to a limit, before anything else happens: a broken upload never reaches a handler. */
import type { IncomingMessage } from 'node:http'

export type ReadBody =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** The client went, or broke the protocol, before the end. */
  | { readonly kind: 'broken' }

export function readBody(incoming: IncomingMessage, maximumBytes: number): Promise<ReadBody> {
  if (Number(incoming.headers['content-length'] ?? 0) > maximumBytes) return Promise.resolve({ kind: 'too-large' })
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const onData = (chunk: Buffer): void => {
      length += chunk.length
      if (length > maximumBytes) finish({ kind: 'too-large' })
      else chunks.push(chunk)
    }
    const onEnd = (): void => finish({ kind: 'whole', bytes: Buffer.concat(chunks) })
    const onBroken = (): void => finish({ kind: 'broken' })
    const finish = (result: ReadBody): void => {
      incoming.off('data', onData).off('end', onEnd).off('close', onBroken)
      resolve(result)
    }
    // An error without a listener would end the process; `close` follows it.
    incoming.on('error', () => undefined)
    incoming.on('data', onData).on('end', onEnd).on('close', onBroken)
  })
}

/** Lets the client finish sending, so that it reads the answer and not a reset; one that goes on and on is cut off. */
export function discardRest(incoming: IncomingMessage, maximumBytes: number): void {
  let length = 0
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > maximumBytes) incoming.destroy()
  })
  incoming.resume()
}
