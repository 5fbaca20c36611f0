/** `GET` and `PUT /__emulator/projects/{projectId}/users/{userId}/totp`: an authenticator, as the user's phone has it. */
export interface Totp {
  readonly userId: string
  /** Base32, for an authenticator app. */
  readonly secret: string
  /** The same as an `otpauth:` link. */
  readonly uri: string
  /** One that is not counts as no factor yet. */
  readonly verified: boolean
  /** The code at emulator time, how long it stays valid, and the one after it. */
  readonly code: string
  readonly secondsLeft: number
  readonly nextCode: string
}
