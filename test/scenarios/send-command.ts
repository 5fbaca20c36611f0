/** What a page cannot send itself, sent by the test runner: calls with an API key, and of the control API. */
import type { BrowserCommand } from 'vitest/node'
import type { Reply, Sent } from './scene.ts'
import { sendTo } from './send.ts'

declare module 'vitest/browser' {
  interface BrowserCommands {
    sendTo(origin: string, sent: Sent): Promise<Reply>
  }
}

export const sendCommand: BrowserCommand<[origin: string, sent: Sent]> = (_context, origin, sent) =>
  sendTo(origin, sent)
