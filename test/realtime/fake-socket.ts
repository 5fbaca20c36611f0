/** A socket without a network: what the emulator sends on it lies in a list. */
import type { Emulator } from '../../src-shared/index.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'

export interface FakeSocket {
  /** Everything so far, oldest first. */
  readonly messages: readonly JsonObject[]
  /** Data of the messages of one type. */
  dataOf(type: string): readonly JsonObject[]
  readonly closedWith: number | null
  say(message: unknown): void
  sayText(text: string): void
  end(): void
}

export interface Opening {
  /** Added to the address: `channels[]=account`. */
  readonly query?: string
  readonly project?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** A session value, as a cookie. */
  readonly session?: string
}

export function openSocket(emulator: Emulator, opening: Opening = {}): FakeSocket {
  const { query = '', project = emulator.projectId, headers = {}, session } = opening
  const messages: JsonObject[] = []
  let closedWith: number | null = null
  const parts = [...(project === null ? [] : [`project=${project}`]), ...(query === '' ? [] : [query])]
  const cookie = session === undefined ? {} : { cookie: `a_session_${project}=${encodeURIComponent(session)}` }
  const connection = emulator.connect(
    {
      method: 'GET',
      url: `http://localhost:4280/v1/realtime?${parts.join('&')}`,
      headers: new Headers({ ...cookie, ...headers }),
    },
    {
      send(text) {
        const message: unknown = JSON.parse(text)
        if (isObject(message)) messages.push(message)
      },
      close(code) {
        closedWith = code
      },
    },
  )
  return {
    messages,
    dataOf: (type) =>
      messages.flatMap((message) => (message.type === type && isObject(message.data) ? [message.data] : [])),
    get closedWith() {
      return closedWith
    },
    say: (message) => connection.receive(JSON.stringify(message)),
    sayText: (text) => connection.receive(text),
    end: () => connection.end(),
  }
}
