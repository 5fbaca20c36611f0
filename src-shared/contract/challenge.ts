/** `GET /__emulator/projects/{projectId}/users/{userId}/challenges` answers `{ total, challenges }` of these. */
export interface OpenChallenge {
  readonly id: string
  readonly userId: string
  readonly factor: 'totp' | 'email' | 'phone' | 'recoveryCode' | 'custom'
  /** What would pass it now, at emulator time; null when nothing does, such as no recovery code being left. */
  readonly code: string | null
  readonly createdAt: string
  readonly expire: string
  /** What becomes of it whatever the code; null: the code decides. */
  readonly outcome: 'pass' | 'fail' | null
}
