/** The outbox as the control API shows it. */

/** A message of the outbox: `GET /__emulator/inbox` answers `{ total, messages }` of these, oldest first. */
export interface InboxMessage {
  readonly id: string
  readonly channel: 'email' | 'sms'
  readonly kind: MessageKind
  readonly projectId: string
  readonly userId: string
  readonly to: string
  readonly toName: string
  readonly from: string
  readonly fromName: string
  /** Empty where answers go to the sender. */
  readonly replyTo: string
  readonly replyToName: string
  /** Empty for an SMS. */
  readonly subject: string
  readonly text: string
  /** Empty for an SMS. */
  readonly html: string
  readonly code: string | null
  readonly link: string | null
  readonly secret: string | null
  /** The token, membership or challenge that it carries; empty where it only tells something. */
  readonly subjectId: string
  /** Expired: its time is over, or what it carries is gone. Replaced: a newer one took its place. */
  readonly state: 'unused' | 'used' | 'expired' | 'replaced'
  readonly createdAt: string
  readonly expire: string | null
  /** The exchange that sent it. */
  readonly requestId: string
  readonly usedByRequestId: string | null
}

export type MessageKind =
  | 'verification'
  | 'magic-url'
  | 'email-otp'
  | 'recovery'
  | 'invitation'
  | 'mfa-challenge'
  | 'session-alert'
  | 'phone-otp'
  | 'phone-verification'

/**
 * `POST /__emulator/inbox/{id}/complete`: what the confirming call, made for the reader, was and answered.
 *
 * A link or code that signs in is exchanged for a session as an app would do it: `answer` is that session, the user has
 * one more, the address counts as verified and the message as used. The app that asked for the message stays signed
 * out: the session value goes to no client (`sign-in-as` gives one).
 */
export interface CompletedMessage {
  readonly message: InboxMessage
  readonly call: { readonly method: string; readonly path: string; readonly body: unknown }
  readonly status: number
  readonly answer: unknown
}

/** `POST /__emulator/inbox/{id}/send-again`: what the request that sent it answered when it was made once more. */
export interface SentAgain {
  /** Null when a fault keeps the message or loses it. */
  readonly message: InboxMessage | null
  readonly status: number
}

/** `POST /__emulator/projects/{projectId}/links/check` `{links}` */
export interface LinkChecks {
  /** In the order asked for. Allowed: its host or scheme is that of a platform of the project, as with redirect URLs. */
  readonly links: readonly { readonly link: string; readonly isAllowed: boolean }[]
}
