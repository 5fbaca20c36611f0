/** Password hashing. Argon2id as the contract's section 12 has it, at a cost that a local tool can afford by default. */
import { argon2id, argon2Verify } from 'hash-wasm'

export interface Argon2Options {
  readonly type: 'argon2'
  /** KiB */
  readonly memory_cost: number
  readonly time_cost: number
  readonly threads: number
}

/** Which of the contract's two settings a route uses: sign-up and the Users API, or the account's own changes. */
export type PasswordCost = 'account' | 'preset'

export interface Hasher {
  /** The options that `hash` will use: `hashOptions` tell the truth. */
  options(cost: PasswordCost): Argon2Options
  hash(password: string, salt: Uint8Array, cost: PasswordCost): Promise<string>
  /** False too for a stored hash that cannot be read. */
  verify(password: string, hash: string): Promise<boolean>
}

/** Emulator: real Argon2id at 1 MiB and one pass, about a millisecond, where production takes 64 MiB and four. */
const cheap: Readonly<Record<PasswordCost, Argon2Options>> = {
  account: { type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 },
  preset: { type: 'argon2', memory_cost: 1024, time_cost: 1, threads: 1 },
}

export function wasmHasher(costs: Readonly<Record<PasswordCost, Argon2Options>> = cheap): Hasher {
  return {
    options: (cost) => costs[cost],
    hash: (password, salt, cost) =>
      argon2id({
        password,
        salt,
        memorySize: costs[cost].memory_cost,
        iterations: costs[cost].time_cost,
        parallelism: costs[cost].threads,
        hashLength: 32,
        outputType: 'encoded',
      }),
    async verify(password, hash) {
      try {
        return await argon2Verify({ password, hash })
      } catch {
        return false
      }
    },
  }
}
