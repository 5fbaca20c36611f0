/** What the terminal shows: who is ready, then one line a request. */
import type { ExchangeSummary } from '../../src-shared/contract/requests.ts'
import { apiVersion, offwriteVersion } from '../../src-shared/http/version.ts'
import type { RunningHost } from '../host/index.ts'

export interface Output {
  ready(host: RunningHost): void
  exchange(exchange: ExchangeSummary): void
  /** Trouble or news, in a sentence. */
  notice(message: string): void
}

export interface OutputOptions {
  readonly json: boolean
  readonly quiet: boolean
  readonly colors: boolean
  readonly write: (text: string) => void
  readonly writeError: (text: string) => void
}

export type ReadyFacts = ReturnType<typeof readyFacts>

/** What a program wants to know when the server is ready; also the content of the ready file. */
export function readyFacts(host: RunningHost) {
  return {
    endpoint: host.endpoint,
    ui: host.url,
    projectId: host.projectId,
    apiKey: host.apiKey,
    dataFile: host.dataFile,
    pid: process.pid,
  }
}

export function createOutput({ json, quiet, colors, write, writeError }: OutputOptions): Output {
  const paint = colors ? colored : (_color: Color, text: string) => text
  return {
    ready(host) {
      if (json) return write(`${JSON.stringify({ event: 'ready', ...readyFacts(host) })}\n`)
      write(readyText(host, paint))
    },
    exchange(exchange) {
      // What the window itself asks, or a testing kit, is not what the developer wants to see.
      if (quiet || exchange.source !== 'app') return
      write(json ? `${JSON.stringify({ event: 'request', ...exchange })}\n` : exchangeLine(exchange, paint))
    },
    notice(message) {
      writeError(json ? `${JSON.stringify({ event: 'notice', message })}\n` : `${message}\n`)
    },
  }
}

type Color = 'bold' | 'dim' | 'green' | 'yellow' | 'red'
type Paint = (color: Color, text: string) => string

const codes: Readonly<Record<Color, number>> = { bold: 1, dim: 2, green: 32, yellow: 33, red: 31 }

function colored(color: Color, text: string): string {
  return `\u001b[${codes[color]}m${text}\u001b[0m`
}

function readyText(host: RunningHost, paint: Paint): string {
  const rows = [
    ['Endpoint', host.endpoint],
    ['Window', host.url],
    ['Project', host.projectId],
    ['API key', host.apiKey],
    ['Data file', host.dataFile ?? 'none: kept in memory until the process ends'],
  ] as const
  const lines = rows.map(([label, value]) => `  ${paint('dim', label.padEnd(9))}  ${value}\n`)
  return `${paint('bold', `Offwrite ${offwriteVersion}`)} answers as Appwrite ${apiVersion}\n\n${lines.join('')}\n`
}

const pathColumns = 56
const callColumns = 36

function exchangeLine(exchange: ExchangeSummary, paint: Paint): string {
  const { status, method, path, sdk, durationMilliseconds, errorType } = exchange
  const color = status >= 500 ? 'red' : status >= 400 ? 'yellow' : 'green'
  return [
    paint(color, String(status)),
    method.padEnd(7),
    fit(path, pathColumns),
    fit(sdk ?? '', callColumns),
    `${Math.round(durationMilliseconds)} ms`.padStart(7),
    errorType === null ? '' : ` ${paint('dim', errorType)}`,
  ]
    .join(' ')
    .trimEnd()
    .concat('\n')
}

/** To the column's width: a long text loses its middle, because both ends tell calls apart. */
function fit(text: string, columns: number): string {
  // Only printable characters reach the terminal: a path is the caller's text.
  const printable = text.replace(/[^\x20-\x7e]/g, '?')
  if (printable.length <= columns) return printable.padEnd(columns)
  const end = Math.floor((columns - 1) / 2)
  return `${printable.slice(0, columns - 1 - end)}…${printable.slice(-end)}`
}
