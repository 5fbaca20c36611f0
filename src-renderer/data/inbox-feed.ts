/** The inbox as the window holds it: read once, then kept by events, so that a code is on screen as soon as it is sent. */
import type { ControlClient } from '../../src-shared/client/control-client.ts'
import type { EmulatorEvent } from '../../src-shared/contract/control.ts'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'

export type MessageEvent = Extract<EmulatorEvent, { readonly type: 'message' }>

export interface InboxFeedState {
  /** Of every project, oldest first. Whether one has lapsed since is for `stateAt` to say. */
  readonly messages: readonly InboxMessage[]
  readonly isLoading: boolean
  readonly error: Error | null
  /** The newest message with a code that came while the window looked on, and when it did by the window's own clock. */
  readonly arrived: { readonly id: string; readonly at: number } | null
}

export interface InboxFeed {
  state(): InboxFeedState
  subscribe(changed: () => void): () => void
  add(event: MessageEvent): void
  reload(): Promise<void>
  /** What came is no news any more. */
  dismiss(): void
}

/** A burst of messages is shown by one paint. */
const gatherMilliseconds = 30

export function createInboxFeed(client: Pick<ControlClient, 'messages'>, hostNow: () => number): InboxFeed {
  const listeners = new Set<() => void>()
  /** Deleted ones: put back by undo they are not news. */
  const gone = new Set<string>()
  let current: InboxFeedState = { messages: [], isLoading: true, error: null, arrived: null }
  let events: MessageEvent[] = []
  let duringLoad: MessageEvent[] | null = null
  let isStale = false
  let gathering: ReturnType<typeof setTimeout> | null = null

  const show = (next: Partial<InboxFeedState>) => {
    current = { ...current, ...next }
    for (const listener of listeners) listener()
  }
  const showGathered = () => {
    gathering = null
    const gathered = events
    events = []
    const news = gathered.findLast(isNews)
    show({
      messages: withEvents(current.messages, gathered),
      ...(news === undefined ? {} : { arrived: { id: news.message.id, at: hostNow() } }),
    })
    for (const { operation, message } of gathered) if (operation === 'deleted') gone.add(message.id)
  }
  const isNews = ({ operation, message }: MessageEvent) =>
    operation === 'created' && message.code !== null && message.state === 'unused' && !gone.has(message.id)

  return {
    state: () => current,
    subscribe(changed) {
      listeners.add(changed)
      return () => void listeners.delete(changed)
    },
    add(event) {
      events.push(event)
      duringLoad?.push(event)
      gathering ??= setTimeout(showGathered, gatherMilliseconds)
    },
    async reload() {
      if (duringLoad !== null) {
        isStale = true
        return
      }
      do {
        isStale = false
        duringLoad = []
        try {
          const { messages } = await client.messages()
          show({ messages: withEvents(messages, duringLoad), isLoading: false, error: null })
        } catch (error) {
          show({ isLoading: false, error: error instanceof Error ? error : new Error(String(error)) })
        }
      } while (isStale)
      duringLoad = null
    },
    dismiss: () => show({ arrived: null }),
  }
}

/** Each event carries its message as it then was: the last word counts. */
export function withEvents(known: readonly InboxMessage[], events: readonly MessageEvent[]): readonly InboxMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  let isInOrder = true
  for (const { operation, message } of events) {
    if (operation === 'deleted') byId.delete(message.id)
    else {
      // Put back by undo, or late: it has its place among the others.
      isInOrder &&= byId.has(message.id) || message.createdAt >= (known.at(-1)?.createdAt ?? '')
      byId.set(message.id, message)
    }
  }
  const messages = [...byId.values()]
  return isInOrder ? messages : messages.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}
