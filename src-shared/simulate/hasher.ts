/** Password hashing (contract section 12): new passwords become Argon2id, at a cost that a local tool can afford. */
import type { StoredPassword } from './hashes/algorithm.ts'
import { type Argon2Options, hashArgon2id } from './hashes/argon2.ts'
import { storedFault, verifyStored } from './hashes/index.ts'

/** Which of the contract's two settings a route uses: sign-up and the Users API, or the account's own changes. */
export type PasswordCost = 'account' | 'preset'

/** `cheap` is real Argon2id in about a millisecond; `production` costs what a real server's costs. */
export type PasswordCostLevel = 'cheap' | 'production'

/** The hard work, which a host may give to another thread. Neither method rejects for what a caller sent. */
export interface PasswordWork {
  /** Argon2id as a PHC string. */
  hash(password: string, salt: Uint8Array, options: Argon2Options): Promise<string>
  /** False too for a stored text that nothing can match. */
  verify(given: string, stored: StoredPassword): Promise<boolean>
}

export interface Hasher {
  /** The options that `hash` will use: `hashOptions` tell the truth. */
  options(cost: PasswordCost): Argon2Options
  hash(password: string, salt: Uint8Array, cost: PasswordCost): Promise<string>
  verify: PasswordWork['verify']
  /** Why no password can match, in words that go behind "it"; null when one can. */
  fault(stored: StoredPassword): string | null
}

const costs: Readonly<Record<PasswordCostLevel, Readonly<Record<PasswordCost, Argon2Options>>>> = {
  // Emulator: 1 MiB and one pass, where production takes 64 MiB and four.
  cheap: {
    account: { type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 },
    preset: { type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 },
  },
  production: {
    account: { type: 'argon2', memory_cost: 65_536, time_cost: 4, threads: 3 },
    preset: { type: 'argon2', memory_cost: 7168, time_cost: 5, threads: 1 },
  },
}

/** What a real server's own hashes cost; it writes the same beside hashes that it imports. */
export const productionOptions: Argon2Options = costs.production.account

/** In the thread that asks. */
export const passwordWork: PasswordWork = { hash: hashArgon2id, verify: verifyStored }

export function createHasher(level: PasswordCostLevel, work: PasswordWork): Hasher {
  return {
    options: (cost) => costs[level][cost],
    hash: (password, salt, cost) => work.hash(password, salt, costs[level][cost]),
    verify: work.verify,
    fault: storedFault,
  }
}
