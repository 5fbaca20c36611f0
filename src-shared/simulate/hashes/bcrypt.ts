// Each program that reads this file needs the types, also those that do not list the file they stand in.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./hash-wasm-parts.d.ts" />
/** bcrypt as PHP reads it: `$2a$`, `$2b$`, `$2y$`, and `$2x$` with the defect that this prefix stands for. */
import { mostWork, type PasswordAlgorithm, tooMuchWork, utf8 } from './algorithm.ts'

/** What bcrypt reads of a password. */
const keyBytes = 72

const crypt = /^\$2[abxy]\$(0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/

export const bcrypt: PasswordAlgorithm = {
  fault(stored) {
    const cost = crypt.exec(stored)?.[1]
    if (cost === undefined) return 'is no bcrypt string such as $2y$10$<53 characters of salt and hash>'
    return Number(cost) > mostWork.bcryptCost ? tooMuchWork : null
  },
  async verify(given, stored) {
    // In a chunk of its own, as all that checks imported hashes alone.
    const { bcryptVerify } = (await import('hash-wasm/dist/bcrypt.umd.min.js')).default
    return bcryptVerify({ password: bcryptKey(utf8(given), stored.startsWith('$2x$')), hash: stored })
  },
}

/**
 * The 72 bytes that the key schedule reads: the password and a zero byte, over and over. Laying them out here lets a
 * password be of any length, as in PHP, which cuts it off at 72 bytes or at a zero byte.
 */
export function bcryptKey(password: Uint8Array, hasSignDefect: boolean): Uint8Array {
  const end = password.indexOf(0)
  const text = end === -1 ? password : password.subarray(0, end)
  const key = Uint8Array.from({ length: keyBytes }, (_, at) => text[at % (text.length + 1)] ?? 0)
  return hasSignDefect ? withSignDefect(key) : key
}

/** Old crypt_blowfish read bytes as signed, so that one beyond ASCII set every bit before it in its 32-bit word. */
function withSignDefect(key: Uint8Array): Uint8Array {
  return key.map((byte, at) => {
    const wordEnd = at - (at % 4) + 4
    return key.subarray(at + 1, wordEnd).some((later) => later >= 0x80) ? 0xff : byte
  })
}
