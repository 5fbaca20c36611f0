/** Requests that ask to speak another protocol on their connection. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { Socket } from 'node:net'

/**
 * Takes the connection over, or calls `decline`, at once or later: the request is then served as if it had not asked.
 */
export type UpgradeListener = (incoming: IncomingMessage, socket: Duplex, head: Buffer, decline: () => void) => void

export interface Upgrades {
  /** Ends connections that left HTTP: the server itself does not know them any more. */
  destroyAll(): void
}

export function listenForUpgrades(server: Server, listener: UpgradeListener): Upgrades {
  const taken = new Set<Duplex>()
  server.on('upgrade', (incoming, socket, head) => {
    const forget = () => void taken.delete(socket)
    const ignore = () => undefined
    taken.add(socket)
    socket.once('close', forget)
    socket.on('error', ignore)
    listener(incoming, socket, head, () => {
      forget()
      socket.off('close', forget)
      socket.off('error', ignore)
      serveAsHttp(server, incoming, socket, head)
    })
  })
  return {
    destroyAll() {
      for (const socket of taken) socket.destroy()
    },
  }
}

/**
 * Some clients offer HTTP/2 with every first request, and a server may ignore that. Once it listens for upgrades, Node
 * leaves no such choice; so the request is put back on the connection without the offer and read again.
 */
function serveAsHttp(server: Server, incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
  if (!(socket instanceof Socket) || socket.destroyed) return
  const { method = 'GET', url = '/', httpVersion, rawHeaders } = incoming
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? ''
    if (!offering.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}

/** `Connection` goes with them: it names them. */
const offering: ReadonlySet<string> = new Set(['upgrade', 'connection', 'http2-settings'])
