/** Randomness that a test can repeat. */
import { bytesToHex } from '@noble/hashes/utils.js'

export interface Random {
  bytes(length: number): Uint8Array
  /** Lower-case hexadecimal text of `length` characters. */
  hex(length: number): string
}

export function randomFrom(bytes: (length: number) => Uint8Array): Random {
  return { bytes, hex: (length) => bytesToHex(bytes(Math.ceil(length / 2))).slice(0, length) }
}

/** Mulberry32: small, fast and the same everywhere; for repeatable tests, never for secrets that must hold. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  let state = seed >>> 0
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return (mixed ^ (mixed >>> 14)) & 0xff
    })
}
