/** The sockets: one port on 127.0.0.1 and ::1, or on the address that was asked for. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { errorCode, HostError, messageOf } from './host-error.ts'
import { listenForUpgrades, type UpgradeListener, type Upgrades } from './upgrade.ts'

export interface RunningServer {
  readonly port: number
  /** Takes no new connection, lets running requests end within a deadline, then closes all. */
  close(): Promise<void>
  /** Closes all at once. */
  abort(): Promise<void>
}

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number
  /** Null: both loopback addresses. */
  readonly host: string | null
  readonly listener: RequestListener
  readonly onUpgrade: UpgradeListener
  /** Called when the closing begins, to end what would never end. */
  readonly onClosing: () => void
}

/** That a port is taken; who asks can look for its owner. */
export class PortTakenError extends HostError {
  readonly port: number

  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken.`, 'Choose another one with --port, or 0 for any free one.', { cause })
    this.name = 'PortTakenError'
    this.port = port
  }
}

interface Listening {
  readonly server: Server
  readonly upgrades: Upgrades
}

const closeDeadlineMilliseconds = 2_000
const freePortAttempts = 20

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const servers = await listenOn(options)
  const port = portOf(servers[0]?.server)
  return {
    port,
    close: () => closeAll(servers, options.onClosing),
    abort: () => closeAll(servers, () => destroyAll(servers)),
  }
}

async function listenOn(options: ServerOptions): Promise<readonly Listening[]> {
  const { port, host } = options
  if (host !== null) return [await listen(options, port, host)]
  for (let attempt = 1; ; attempt += 1) {
    const first = await listen(options, port, '127.0.0.1')
    try {
      return [first, await listen(options, portOf(first.server), '::1')]
    } catch (error) {
      // A machine without IPv6 is served all the same.
      if (!(error instanceof PortTakenError)) return [first]
      await closeAll([first], () => undefined)
      // `localhost` may mean either address, so a port whose half belongs to another program is not free.
      if (port !== 0 || attempt === freePortAttempts) throw error
    }
  }
}

function listen({ listener, onUpgrade }: ServerOptions, port: number, host: string): Promise<Listening> {
  // Longer than the pauses of a test run or of a person: a client that reuses a connection meets it open.
  const server = createServer({ keepAliveTimeout: 65_000 }, listener)
  const upgrades = listenForUpgrades(server, onUpgrade)
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, port, host)))
    server.listen({ port, host, ipv6Only: host === '::1' }, () => {
      server.removeAllListeners('error')
      // Such as too many open files while accepting: that connection is lost, the server goes on.
      server.on('error', () => undefined)
      resolve({ server, upgrades })
    })
  })
}

function listenFailure(error: unknown, port: number, host: string): HostError {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new PortTakenError(port, error)
    case 'EACCES':
      return new HostError(
        `Port ${port} may not be used.`,
        'Ports below 1024 need special rights: choose a higher one.',
        {
          cause: error,
        },
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new HostError(
        `This machine has no address ${host}.`,
        'Give --host an address of this machine, or leave it out.',
        {
          cause: error,
        },
      )
    default:
      return new HostError(
        `Port ${port} on ${host} cannot be used: ${messageOf(error)}.`,
        'Choose another port or host.',
        {
          cause: error,
        },
      )
  }
}

function portOf(server: Server | undefined): number {
  const address = server?.address()
  if (typeof address !== 'object' || address === null) throw new TypeError('The server does not listen on a port.')
  return address.port
}

async function closeAll(servers: readonly Listening[], onClosing: () => void): Promise<void> {
  const closed = servers.map(({ server }) => new Promise<void>((resolve) => server.close(() => resolve())))
  onClosing()
  // A connection becomes idle when its last answer is out, so idle ones are looked for until none is left.
  const sweep = setInterval(() => servers.forEach(({ server }) => server.closeIdleConnections()), 20)
  const deadline = setTimeout(() => destroyAll(servers), closeDeadlineMilliseconds)
  await Promise.all(closed)
  clearInterval(sweep)
  clearTimeout(deadline)
}

function destroyAll(servers: readonly Listening[]): void {
  for (const { server, upgrades } of servers) {
    server.closeAllConnections()
    upgrades.destroyAll()
  }
}
