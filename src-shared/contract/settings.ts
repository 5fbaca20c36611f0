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

/** `GET /__emulator/projects/{projectId}/sign-in-methods`: each way to sign in, and whether it is open to clients. */
export interface SignInMethods {
  readonly methods: readonly SignInMethod[]
  readonly providers: readonly SignInProvider[]
}

export interface SignInMethod {
  /** Name of the setting that is its switch. */
  readonly setting: SignInSetting
  readonly isOn: boolean
  /** SDK names of the calls that it opens and closes. */
  readonly calls: readonly string[]
}

export type SignInSetting =
  | 'authEmailPassword'
  | 'authUsersAuthMagicURL'
  | 'authEmailOtp'
  | 'authAnonymous'
  | 'authInvites'
  | 'authJWT'
  | 'authPhone'

export interface SignInProvider {
  /** Such as `github`. */
  readonly key: string
  readonly name: string
  readonly isOn: boolean
}

/**
 * `GET /__emulator/start` answers `{ options }` of these: every option of `offwrite serve` and what it has been since
 * the start. None where no command started the emulator.
 */
export interface StartOption {
  /** Such as `allow-host`. */
  readonly name: string
  readonly description: string
  /** As it counts, or null: a switch that is off, a value that was not given. */
  readonly value: string | null
  /** Such as `--port`, `OFFWRITE_PORT` or `"port" in ./offwrite.config.json`; null where nobody gave it. */
  readonly givenBy: string | null
  /** Such as `--port 4280`. */
  readonly example: string
}

/** `GET` and `PATCH /__emulator/log` */
export interface RequestLogSize {
  readonly kept: number
  /** Beyond these the oldest go. */
  readonly mostKept: number
}

/** `POST /__emulator/projects/{projectId}/passwords/check`: what each rule of the project says to a password. */
export interface PasswordCheck {
  /** Of the rules that are on. */
  readonly rules: readonly PasswordRule[]
}

export interface PasswordRule {
  readonly rule:
    | 'length'
    | 'uppercase'
    | 'lowercase'
    | 'number'
    | 'symbols'
    | 'dictionary'
    | 'personal-data'
    | 'history'
  /** Null: it depends on the user, and none was named. */
  readonly isBroken: boolean | null
  /** The error that a password gets which breaks it. */
  readonly error: { readonly type: string; readonly code: number }
}
