/** What goes wrong on a socket: told in an `error` message with a WebSocket close code, as SDKs read it. */

const codes = {
  /** The connection stays. */
  'message-invalid': 1003,
  /** The connection ends, and SDKs do not come back. */
  'policy-violation': 1008,
  /** Too fast; the connection stays. */
  'too-many': 1013,
} as const

export class RealtimeError extends Error {
  readonly code: (typeof codes)[keyof typeof codes]

  constructor(kind: keyof typeof codes, message: string) {
    super(message)
    this.name = 'RealtimeError'
    this.code = codes[kind]
  }
}
