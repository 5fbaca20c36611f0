/** What goes to the thread that hashes, and what comes back. */
import type { PasswordWork } from '../../src-shared/simulate/hasher.ts'

type Hash = Parameters<PasswordWork['hash']>
type Verify = Parameters<PasswordWork['verify']>

export type HashTask =
  | {
      readonly id: number
      readonly kind: 'hash'
      readonly password: Hash[0]
      readonly salt: Hash[1]
      readonly options: Hash[2]
    }
  | { readonly id: number; readonly kind: 'verify'; readonly given: Verify[0]; readonly stored: Verify[1] }

export type HashOutcome =
  | { readonly id: number; readonly value: string | boolean }
  | { readonly id: number; readonly failure: string }
