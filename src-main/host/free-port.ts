/** Ports that both loopback addresses have free. */
import { createServer } from 'node:net'
import { errorCode } from './host-error.ts'

const attempts = 20

export async function nextFreePort(after: number): Promise<number | null> {
  const last = Math.min(after + attempts, 65_535)
  for (let port = after + 1; port <= last; port += 1) {
    if (await isPortFree(port)) return port
  }
  return null
}

export async function isPortFree(port: number): Promise<boolean> {
  return (await isFree(port, '127.0.0.1')) && (await isFree(port, '::1'))
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    // An address that this machine does not have is in nobody's way.
    probe.once('error', (error) => resolve(errorCode(error) !== 'EADDRINUSE' && errorCode(error) !== 'EACCES'))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}
