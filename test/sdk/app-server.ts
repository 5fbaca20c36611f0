/** An app on an origin of its own, with the web SDK as its only script. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'

const sdkFile = fileURLToPath(new URL('../../node_modules/appwrite/dist/iife/sdk.js', import.meta.url))
const html = '<!doctype html><title>App under test</title><script src="/sdk.js"></script>'

export interface AppServer extends AsyncDisposable {
  readonly port: number
}

export async function startApp(): Promise<AppServer> {
  const sdk = await readFile(sdkFile)
  const server = createServer((request, response) => {
    const isSdk = request.url === '/sdk.js'
    response.writeHead(200, { 'content-type': isSdk ? 'text/javascript' : 'text/html' }).end(isSdk ? sdk : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
