/** Argon2 in its three forms, as PHC strings. */
import { argon2id, argon2Verify } from 'hash-wasm'
import { mostWork, type PasswordAlgorithm, tooMuchWork, utf8 } from './algorithm.ts'

export interface Argon2Options {
  readonly type: 'argon2'
  /** KiB */
  readonly memory_cost: number
  readonly time_cost: number
  readonly threads: number
}

const hashBytes = 32
const phc = /^\$argon2(?:id|i|d)\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,8})\$[A-Za-z0-9+/]{11,}\$[A-Za-z0-9+/]{6,}$/

export const argon2: PasswordAlgorithm = {
  fault(stored) {
    const [whole, memory, passes] = phc.exec(stored) ?? []
    if (whole === undefined) return 'is no Argon2 string such as $argon2id$v=19$m=65536,t=4,p=3$<salt>$<hash>'
    const kibibytes = Number(memory)
    const isBearable = kibibytes <= mostWork.kibibytes && kibibytes * Number(passes) <= mostWork.kibibytePasses
    return isBearable ? null : tooMuchWork
  },
  verify: (given, stored) => given !== '' && argon2Verify({ password: given, hash: stored }),
}

export async function hashArgon2id(password: string, salt: Uint8Array, options: Argon2Options): Promise<string> {
  const { memory_cost: memory, time_cost: passes, threads } = options
  if (password !== '') {
    return argon2id({
      password,
      salt,
      memorySize: memory,
      iterations: passes,
      parallelism: threads,
      hashLength: hashBytes,
      outputType: 'encoded',
    })
  }
  // Quirk Q9 stores the hash of an empty password, which the fast implementation refuses to make.
  const { argon2id: pureArgon2id } = await import('@noble/hashes/argon2.js')
  const hash = pureArgon2id(utf8(password), salt, { m: memory, t: passes, p: threads, dkLen: hashBytes })
  return `$argon2id$v=19$m=${memory},t=${passes},p=${threads}$${unpadded(salt)}$${unpadded(hash)}`
}

function unpadded(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
}
