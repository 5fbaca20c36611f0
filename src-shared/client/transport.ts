/** One JSON call over the fetch that was handed in. */
import { ControlCallError, unreachable } from './control-call-error.ts'

/** The part of the platform's `fetch` that is used. */
export type Fetch = (input: string, init?: RequestInit) => Promise<Response>

export interface Call {
  readonly method: string
  /** With its query, for example `/__emulator/requests?since=5m`. */
  readonly path: string
  readonly body?: unknown
  /** The text of a file, sent as it stands instead of `body`. */
  readonly file?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Reply {
  readonly status: number
  readonly headers: Headers
  /** Parsed when the answer was JSON, else its text; null without a body. */
  readonly body: unknown
}

export interface Transport {
  readonly origin: string
  /** Rejects with a `ControlCallError` for an error answer, and when nobody answers. */
  send(call: Call): Promise<Reply>
  /** The text of the answer as it came; rejects as `send` does. */
  text(call: Call): Promise<string>
  /** As it came, not read; rejects only when nobody answers. */
  open(call: Call): Promise<Response>
}

/** `origin` is scheme, host and port without a slash at the end; `''` means the page's own. */
export function createTransport(origin: string, fetch: Fetch): Transport {
  const open = async ({ method, path, body, file, headers = {}, signal }: Call) => {
    const hasBody = body !== undefined && body !== null
    const sent = file ?? (hasBody ? JSON.stringify(body) : undefined)
    try {
      return await fetch(origin + path, {
        method,
        headers: { ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(sent === undefined ? {} : { body: sent }),
        ...(signal === undefined ? {} : { signal }),
        credentials: 'omit',
      })
    } catch (error) {
      if (signal?.aborted === true) throw error
      throw unreachable(origin, error)
    }
  }
  const read = async (call: Call) => {
    const response = await open(call)
    const text = await response.text()
    if (!response.ok) throw asError(response.status, parse(text))
    return { status: response.status, headers: response.headers, text }
  }
  return {
    origin,
    open,
    async send(call) {
      const { status, headers, text } = await read(call)
      return { status, headers, body: parse(text) }
    },
    text: async (call) => (await read(call)).text,
  }
}

function parse(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function asError(status: number, body: unknown): ControlCallError {
  const fields = typeof body === 'object' && body !== null ? body : {}
  const text = (name: string, fallback: string) => {
    const value: unknown = Object.entries(fields).find(([key]) => key === name)?.[1]
    return typeof value === 'string' && value !== '' ? value : fallback
  }
  return new ControlCallError({
    message: text('message', `The emulator answered ${status}.`),
    code: status,
    type: text('type', 'unknown'),
    hint: text('hint', ''),
  })
}
