/** The inbox of a project, as tests wait for it. */
import { ControlCallError } from '../client/control-call-error.ts'
import type { ControlClient } from '../client/control-client.ts'
import type { InboxMessage, MessageKind } from '../contract/inbox.ts'
import type { MessageFilter, MessageOf, TestInbox } from './kit.ts'

/** How many messages a failed wait names. */
const named = 5

export function createTestInbox(client: ControlClient, projectId: string): TestInbox {
  const list = async (filter: MessageFilter = {}) => (await client.findMessages({ ...filter, projectId })).messages

  /** Null when there is none. */
  async function newest<Kind extends MessageKind>(query: Parameters<ControlClient['latestMessage']>[0]) {
    try {
      const message = await client.latestMessage({ ...query, projectId })
      return carrying<Kind>(message)
    } catch (error) {
      if (error instanceof ControlCallError && error.code === 404) return null
      throw error
    }
  }

  return {
    list,
    latest: <Kind extends MessageKind>(filter: MessageFilter<Kind> = {}) => newest<Kind>(filter),
    clear: () => client.clearMessages(projectId),
    async waitFor<Kind extends MessageKind>({
      timeout = '5s',
      ...filter
    }: MessageFilter<Kind> & { readonly timeout?: string }) {
      const message = await newest<Kind>({ ...filter, unused: true, wait: timeout })
      return message ?? fail(filter, timeout, await list())
    },
  }
}

/** The emulator has checked the kind, and each kind carries what its type says; a code is its own secret. */
function carrying<Kind extends MessageKind>(message: InboxMessage): MessageOf<Kind> {
  const isOfKind = (_message: unknown): _message is MessageOf<Kind> => true
  const whole = { ...message, secret: message.secret ?? message.code }
  if (!isOfKind(whole)) throw new TypeError('unreachable')
  return whole
}

function fail(filter: MessageFilter, timeout: string, messages: readonly InboxMessage[]): never {
  const wanted = Object.entries(filter).map(([name, value]) => `${name} ${String(value)}`)
  const there = messages
    .slice(-named)
    .map(({ kind, to, state }) => `${kind} to ${to} (${state})`)
    .join(', ')
  throw new Error(
    `No unused message${wanted.length === 0 ? '' : ` with ${wanted.join(', ')}`} came within ${timeout}. ` +
      (there === '' ? 'The inbox is empty.' : `In the inbox: ${there}.`),
  )
}
