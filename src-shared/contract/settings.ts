/** The larger values that settings of a project hold. */

/** Lifts rate limits, the origin check and the rule for redirect URLs, by `X-Appwrite-Dev-Key`. */
export interface DevKey {
  readonly name: string
  readonly secret: string
  /** Null never expires. */
  readonly expire: string | null
}

/** A mail server of the project's own. Emulator: nothing is sent to it; mails say that they come from it. */
export interface Smtp {
  /** False: mails have the server's sender and words. */
  readonly enabled: boolean
  readonly senderEmail: string
  readonly senderName: string
  readonly replyToEmail: string
  readonly replyToName: string
  readonly host: string
  readonly port: number
  readonly username: string
  readonly password: string
  readonly secure: '' | 'tls' | 'ssl'
}

/** Words and sender of one kind of mail in one language; empty text leaves a part as it is without the template. */
export interface MailTemplate {
  readonly subject: string
  /** HTML, with `{{user}}`, `{{redirect}}` and the like for what differs from mail to mail. */
  readonly message: string
  readonly senderEmail: string
  readonly senderName: string
  readonly replyToEmail: string
  readonly replyToName: string
}
