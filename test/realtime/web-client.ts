/** The official web SDK as it runs in a page, with its own storage, in Node. */
import { Client } from 'appwrite'
import { onTestFinished, vi } from 'vitest'

export interface Heard {
  readonly events: readonly string[]
  readonly channels: readonly string[]
  readonly timestamp: string
  readonly payload: { readonly $id?: string } & Readonly<Record<string, unknown>>
}

/** What a page has and Node has not. `stored` is its `localStorage`. */
export function stubPage(stored: Map<string, string>): void {
  const timers = new Set<ReturnType<typeof setInterval>>()
  vi.stubGlobal('window', {
    console,
    setTimeout,
    setInterval: (work: () => void, milliseconds: number) => {
      const timer = setInterval(work, milliseconds)
      timers.add(timer)
      return timer
    },
    clearInterval,
    localStorage: {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => void stored.set(name, value),
    },
  })
  onTestFinished(() => {
    for (const timer of timers) clearInterval(timer)
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
}

/** Each waits for its turn: what comes early is kept, who asks early waits. */
export interface Inbox<T> {
  put(item: T): void
  next(): Promise<T>
}

export function createInbox<T>(): Inbox<T> {
  const items: T[] = []
  const waiting: ((item: T) => void)[] = []
  return {
    put(item) {
      const taker = waiting.shift()
      if (taker === undefined) items.push(item)
      else taker(item)
    },
    next: () =>
      new Promise((resolve) => {
        const item = items.shift()
        if (item === undefined) waiting.push(resolve)
        else resolve(item)
      }),
  }
}

/** Every message that any socket of this process gets, by its type, and every close code. */
export interface Wire {
  readonly messages: Inbox<{ readonly type: string; readonly data: Readonly<Record<string, unknown>> }>
  readonly closes: Inbox<number>
}

/** Listens in on the sockets that the SDK opens from now on. */
export function tapSockets(): Wire {
  const wire: Wire = { messages: createInbox(), closes: createInbox() }
  const Native = globalThis.WebSocket
  class TappedWebSocket extends Native {
    constructor(address: string) {
      super(address)
      this.addEventListener('message', ({ data }) => wire.messages.put(JSON.parse(String(data))))
      this.addEventListener('close', ({ code }) => wire.closes.put(code))
      onTestFinished(() => this.close())
    }
  }
  vi.stubGlobal('WebSocket', TappedWebSocket)
  return wire
}

export function webClient({ endpoint, projectId }: { readonly endpoint: string; readonly projectId: string }): Client {
  return new Client().setEndpoint(endpoint).setProject(projectId)
}
