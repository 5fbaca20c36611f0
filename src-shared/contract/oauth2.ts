/** Who signs in at an emulated OAuth2 provider: `/__emulator/projects/{projectId}/oauth2`. */

/** What a provider knows of a person. */
export interface OAuth2Person {
  /** The provider's id of the person: the `providerUid` of identities and sessions. */
  readonly providerUid: string
  readonly name: string
  /** Empty: the provider tells none. */
  readonly email: string
  /** Whether the provider says that the address is the person's. */
  readonly emailVerified: boolean
}

/**
 * What the provider answers. `sign-in` is the person as is; `short-token` has an access token of one minute,
 * `taken-email` the unverified address of another account; the app hears of `deny` and `error` as an error;
 * `refused-code` and `no-id` break the exchange.
 */
export type OAuth2Outcome =
  | 'sign-in'
  | 'short-token'
  | 'no-email'
  | 'unverified-email'
  | 'taken-email'
  | 'no-id'
  | 'refused-code'
  | 'deny'
  | 'error'

/** An answer that a provider gives without showing its page. */
export interface OAuth2Answer extends OAuth2Person {
  /** Such as `google`. */
  readonly provider: string
  readonly outcome: OAuth2Outcome
}

/** `PUT /__emulator/projects/{projectId}/oauth2/{provider}/person`: what is left out is made up. */
export type GivenOAuth2Answer = Partial<Omit<OAuth2Answer, 'provider'>>
