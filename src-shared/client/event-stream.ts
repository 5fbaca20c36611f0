/** Server-sent events over `fetch`, which unlike `EventSource` can be handed in and works in Node and in a worker. */
import type { EmulatorEvent } from '../contract/control.ts'
import { ControlCallError } from './control-call-error.ts'
import type { Transport } from './transport.ts'

export interface EventListeners {
  /** The stream is open. Whatever happened before was not heard: read again what you hold. */
  opened?(): void
  event(event: EmulatorEvent): void
  /** The stream ended; it is tried again by itself after `retryInMilliseconds`. */
  lost?(error: ControlCallError, retryInMilliseconds: number): void
}

export interface EventSubscription {
  close(): void
  /** Tries at once when the stream is down. */
  retryNow(): void
}

const firstRetryMilliseconds = 250
const longestRetryMilliseconds = 4000

/** Runs something later; the answer calls it off. */
export type Schedule = (run: () => void, milliseconds: number) => () => void

export function subscribeToEvents(
  transport: Transport,
  schedule: Schedule,
  listeners: EventListeners,
): EventSubscription {
  const closing = new AbortController()
  let wake: () => void = () => {}

  const run = async () => {
    let failures = 0
    while (!closing.signal.aborted) {
      let reason: unknown = null
      try {
        await listen(transport, closing.signal, listeners, () => {
          failures = 0
        })
      } catch (error) {
        reason = error
      }
      if (closing.signal.aborted) return
      const delay = Math.min(longestRetryMilliseconds, firstRetryMilliseconds * 2 ** failures)
      failures += 1
      listeners.lost?.(asLost(reason), delay)
      await new Promise<void>((resolve) => {
        const callOff = schedule(resolve, delay)
        wake = () => {
          callOff()
          resolve()
        }
      })
    }
  }
  void run()

  return {
    close() {
      closing.abort()
      wake()
    },
    retryNow: () => wake(),
  }
}

async function listen(transport: Transport, signal: AbortSignal, listeners: EventListeners, opened: () => void) {
  const response = await transport.open({
    method: 'GET',
    path: '/__emulator/events',
    headers: { accept: 'text/event-stream' },
    signal,
  })
  if (!response.ok || response.body === null) {
    throw new ControlCallError({
      message: `The event stream answered ${response.status}.`,
      code: response.status,
      type: 'events_refused',
      hint: '',
    })
  }
  opened()
  listeners.opened?.()
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  const read = createEventParser((data) => {
    const event = readEvent(data)
    if (event !== null) listeners.event(event)
  })
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    read(decoder.decode(value, { stream: true }))
  }
}

/** Cuts a text/event-stream into the `data:` of each event, whatever the borders of its chunks. */
export function createEventParser(emit: (data: string) => void): (chunk: string) => void {
  let rest = ''
  let data: string[] = []
  return (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).trimStart())
      else if (line === '' && data.length > 0) {
        emit(data.join('\n'))
        data = []
      }
    }
  }
}

function readEvent(data: string): EmulatorEvent | null {
  try {
    const event: unknown = JSON.parse(data)
    return isEvent(event) ? event : null
  } catch {
    return null
  }
}

/** Every type: one that a newer emulator sends is left out. */
const eventTypes: Readonly<Record<EmulatorEvent['type'], true>> = {
  exchange: true,
  record: true,
  message: true,
  project: true,
  status: true,
  fault: true,
  snapshot: true,
  import: true,
}

function isEvent(value: unknown): value is EmulatorEvent {
  return typeof value === 'object' && value !== null && 'type' in value && Object.hasOwn(eventTypes, String(value.type))
}

function asLost(reason: unknown): ControlCallError {
  if (reason instanceof ControlCallError) return reason
  return new ControlCallError(
    { message: 'The emulator closed the event stream.', code: 0, type: 'events_ended', hint: '' },
    { cause: reason },
  )
}
