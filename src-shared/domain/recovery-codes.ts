/** Recovery codes: each takes the place of another factor once (contract section 13, MFA). */
import { fail } from '../http/errors.ts'
import type { Random } from '../simulate/random.ts'
import type { User } from '../store/tables/users.ts'
import type { Scope } from './scope.ts'
import { updateUser } from './user.ts'

type Codes = readonly string[]
type CodesScope = Pick<Scope, 'store' | 'now' | 'random'>

const count = 6
const length = 10

function newCodes(random: Random): Codes {
  return Array.from({ length: count }, () => random.hex(length))
}

/** Those that are left. */
export function recoveryCodesOf({ mfaRecoveryCodes }: User): Codes {
  return mfaRecoveryCodes.length > 0 ? mfaRecoveryCodes : fail('user_recovery_codes_not_found')
}

/** Gives a user codes who has none; call it inside a transaction. */
export function createRecoveryCodes(scope: CodesScope, user: User): Codes {
  if (user.mfaRecoveryCodes.length > 0) fail('user_recovery_codes_already_exists')
  return updateUser(scope, { ...user, mfaRecoveryCodes: newCodes(scope.random) }).mfaRecoveryCodes
}

/** Puts new codes in the place of those that are left; call it inside a transaction. */
export function renewRecoveryCodes(scope: CodesScope, user: User): Codes {
  recoveryCodesOf(user)
  return updateUser(scope, { ...user, mfaRecoveryCodes: newCodes(scope.random) }).mfaRecoveryCodes
}
