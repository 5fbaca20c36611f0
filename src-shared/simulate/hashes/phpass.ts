/** PHPass: portable hashes of WordPress (`$P$`) and phpBB (`$H$`); bcrypt strings, as it falls back to crypt(). */
import { md5 } from '@noble/hashes/legacy.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { mostWork, type PasswordAlgorithm, tooMuchWork, utf8 } from './algorithm.ts'
import { bcrypt } from './bcrypt.ts'

const alphabet = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const portable = /^\$[PH]\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/

export const phpass: PasswordAlgorithm = {
  fault(stored, options) {
    const [whole, roundsLetter = ''] = portable.exec(stored) ?? []
    if (whole === undefined) {
      const isBcrypt = stored.startsWith('$2')
      return isBcrypt ? bcrypt.fault(stored, options) : 'is no PHPass string such as $P$B<8 of salt><22 of hash>'
    }
    const rounds = alphabet.indexOf(roundsLetter)
    if (rounds < 7 || rounds > 30) return 'names a number of rounds that PHPass refuses'
    return rounds > mostWork.phpassRounds ? tooMuchWork : null
  },
  verify(given, stored, options) {
    const [whole, roundsLetter = '', salt = '', hash] = portable.exec(stored) ?? []
    if (whole === undefined) return bcrypt.verify(given, stored, options)
    return portableHash(utf8(given), utf8(salt), 2 ** alphabet.indexOf(roundsLetter)) === hash
  },
}

function portableHash(password: Uint8Array, salt: Uint8Array, rounds: number): string {
  let digest = md5(concatBytes(salt, password))
  const block = new Uint8Array(digest.length + password.length)
  block.set(password, digest.length)
  for (let round = 0; round < rounds; round += 1) {
    block.set(digest)
    digest = md5(block)
  }
  return encode(digest)
}

/** Groups of three bytes, the lowest first, six bits a letter, the lowest first. */
function encode(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3)
    const value = (group[0] ?? 0) | ((group[1] ?? 0) << 8) | ((group[2] ?? 0) << 16)
    for (let letter = 0; letter <= group.length; letter += 1) text += alphabet[(value >> (6 * letter)) & 0x3f] ?? ''
  }
  return text
}
