/** From a Node request to the emulator or the window, and back. Whatever goes wrong here ends in an answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Emulator } from '../../src-shared/emulator.ts'
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { isHostHeaderAllowed } from '../../src-shared/http/host-rule.ts'
import type { DataFile } from './data-file.ts'
import { messageOf } from './host-error.ts'
import { plainAddress } from './plain-address.ts'
import { discardRest, readBody } from './request-body.ts'
import { serveStaticFiles, textPage } from './static-files.ts'
import { bodyTooLarge, maximumBodyBytes } from './too-large.ts'
import { unsaved } from './unsaved.ts'

export interface ListenerOptions {
  readonly emulator: Pick<Emulator, 'fetch'>
  /** Null in memory. */
  readonly dataFile: Pick<DataFile, 'durable'> | null
  readonly allowedHosts: readonly string[]
  readonly uiFolder: string | null
  /** Told of failures that are nobody's fault but ours. */
  readonly onProblem: (message: string) => void
}

export interface Listener {
  handle(incoming: IncomingMessage, outgoing: ServerResponse): void
  /** Ends the answers that would never end by themselves. */
  endStreams(): void
}

export function createListener({ emulator, dataFile, allowedHosts, uiFolder, onProblem }: ListenerOptions): Listener {
  const serveStatic = serveStaticFiles(uiFolder)
  const streams = new Set<ServerResponse>()

  async function answer(request: Request, incoming: IncomingMessage): Promise<Response> {
    if (isForEmulator(new URL(request.url).pathname)) {
      return durably(await emulator.fetch(request, { ip: plainAddress(incoming.socket.remoteAddress) }))
    }
    if (!isHostHeaderAllowed(incoming.headers.host ?? null, allowedHosts)) {
      return textPage(
        403,
        'This name is not served',
        'Open the window as localhost, or start with --allow-host and the name you want to use.',
      )
    }
    return serveStatic(request)
  }

  /** An answer leaves once the disk holds what it tells of. */
  async function durably(response: Response): Promise<Response> {
    try {
      await dataFile?.durable()
      return response
    } catch (error) {
      if (!(error instanceof EmulatorError)) throw error
      return unsaved(response, error)
    }
  }

  const listen = getRequestListener(
    async (request, environment) => {
      const { incoming, outgoing } = http1(environment)
      const response = await answer(request, incoming)
      if (response.type === 'error') return hangUp(incoming)
      if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
        streams.add(outgoing)
        outgoing.on('close', () => streams.delete(outgoing))
      }
      return response
    },
    {
      overrideGlobalObjects: false,
      errorHandler(error) {
        if (error instanceof RequestError) {
          return textPage(400, 'This request cannot be read', `${error.message}.`)
        }
        onProblem(`A request failed inside Offwrite: ${messageOf(error)}`)
        return textPage(500, 'Offwrite failed', 'The terminal or the log says more. The next request is not affected.')
      },
    },
  )

  async function readAndListen(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    outgoing.on('error', () => undefined)
    if (hasNoBody(incoming)) return listen(incoming, outgoing)
    const body = await readBody(incoming, maximumBodyBytes)
    if (body.kind === 'broken') return void outgoing.destroy()
    if (body.kind === 'whole') return listen(Object.assign(incoming, { rawBody: body.bytes }), outgoing)
    const reply = bodyTooLarge(incoming.url ?? '/', incoming.headers.origin ?? null)
    outgoing.writeHead(reply.status, Object.fromEntries(reply.headers))
    outgoing.end(await reply.text())
    discardRest(incoming, maximumBodyBytes * 4)
  }

  return {
    handle(incoming, outgoing) {
      readAndListen(incoming, outgoing).catch((error: unknown) => {
        onProblem(`A connection failed inside Offwrite: ${messageOf(error)}`)
        outgoing.destroy()
      })
    },
    endStreams() {
      for (const outgoing of streams) outgoing.end()
    },
  }
}

/**
 * Ends the connection without an answer. Browsers send a request once more when a connection that served them before
 * ends without a byte; an empty line, which is no answer either, keeps them from it.
 */
function hangUp({ socket, headers }: IncomingMessage): Response {
  const isBrowser = headers['user-agent']?.startsWith('Mozilla/') === true
  if (isBrowser) socket.end('\r\n', () => socket.destroy())
  else socket.destroy()
  return RESPONSE_ALREADY_SENT
}

function isForEmulator(path: string): boolean {
  return ['/v1', '/__emulator', '/console/auth/oauth2'].some((base) => path === base || path.startsWith(`${base}/`))
}

function hasNoBody(incoming: IncomingMessage): boolean {
  return incoming.headers['content-length'] === undefined && incoming.headers['transfer-encoding'] === undefined
}

function http1(environment: object): HttpBindings {
  if (isHttp1(environment)) return environment
  throw new TypeError('Only HTTP 1 is served.')
}

function isHttp1(environment: object): environment is HttpBindings {
  return 'incoming' in environment && 'outgoing' in environment
}
