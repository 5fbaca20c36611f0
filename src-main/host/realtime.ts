/** Realtime over WebSockets: takes over connections that ask for it, and gives their messages to the emulator. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Emulator, RealtimeSocket } from '../../src-shared/emulator.ts'
import { isHostHeaderAllowed } from '../../src-shared/http/host-rule.ts'
import { messageOf } from './host-error.ts'
import { plainAddress } from './plain-address.ts'

export interface RealtimeOptions {
  readonly emulator: Pick<Emulator, 'connect'>
  readonly allowedHosts: readonly string[]
  /** Told of failures that are nobody's fault but ours. */
  readonly onProblem: (message: string) => void
}

export interface RealtimeSockets {
  /** False when the request is not for Realtime; the connection is then untouched. */
  upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): boolean
  /** Asks all to end, and takes no new one. */
  end(): void
}

/** Far above what SDKs send. */
const longestMessageBytes = 64 * 1024
/** What a reader may lag behind before it is dropped; it comes back by itself. */
const backlogBytes = 1024 * 1024

const goingAway = 1001

export function createRealtimeSockets({ emulator, allowedHosts, onProblem }: RealtimeOptions): RealtimeSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: longestMessageBytes, perMessageDeflate: false })
  let isEnding = false

  function serve(websocket: WebSocket, incoming: IncomingMessage, url: URL): void {
    // A broken message or connection: `close` follows.
    websocket.on('error', () => undefined)
    const peer = { ip: plainAddress(incoming.socket.remoteAddress) }
    const connection = emulator.connect(
      { method: 'GET', url: url.href, headers: headersOf(incoming) },
      wire(websocket),
      peer,
    )
    websocket.on('message', (data) => guarded(websocket, () => connection.receive(textOf(data))))
    websocket.on('close', () => connection.end())
  }

  function guarded(websocket: WebSocket, work: () => void): void {
    try {
      work()
    } catch (error) {
      onProblem(`A Realtime connection failed inside Offwrite: ${messageOf(error)}`)
      websocket.terminate()
    }
  }

  return {
    upgrade(incoming, socket, head) {
      const url = isEnding ? null : realtimeUrl(incoming, allowedHosts)
      if (url === null) return false
      server.handleUpgrade(incoming, socket, head, (websocket) =>
        guarded(websocket, () => serve(websocket, incoming, url)),
      )
      return true
    },
    end() {
      isEnding = true
      for (const websocket of server.clients) websocket.close(goingAway)
    },
  }
}

/** Null unless the request asks for a WebSocket of Realtime under a name that is served. */
function realtimeUrl({ headers, url = '' }: IncomingMessage, allowedHosts: readonly string[]): URL | null {
  if (headers.upgrade?.toLowerCase() !== 'websocket' || !isHostHeaderAllowed(headers.host ?? null, allowedHosts)) {
    return null
  }
  const whole = `http://${headers.host ?? ''}${url}`
  const parsed = URL.canParse(whole) ? new URL(whole) : null
  return parsed?.pathname === '/v1/realtime' ? parsed : null
}

function wire(websocket: WebSocket): RealtimeSocket {
  return {
    send(text) {
      if (websocket.readyState !== websocket.OPEN) return
      if (websocket.bufferedAmount > backlogBytes) return websocket.terminate()
      websocket.send(text)
    },
    close: (code) => websocket.close(code),
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  return headers
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return Buffer.isBuffer(data) ? data.toString('utf8') : Buffer.from(data).toString('utf8')
}
