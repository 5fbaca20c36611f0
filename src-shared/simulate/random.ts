/** Randomness that a test can repeat. */
import { bytesToHex } from '@noble/hashes/utils.js'

export interface Random {
  bytes(length: number): Uint8Array
  /** Lower-case hexadecimal text of `length` characters. */
  hex(length: number): string
  /** Null when nobody chose a seed. */
  readonly seeded: Seeded | null
}

/** How far a seeded one has come; what is set repeats what came after it. */
export interface Seeded {
  state: number
}

export function randomFrom(bytes: (length: number) => Uint8Array, seeded: Seeded | null = null): Random {
  return { bytes, hex: (length) => bytesToHex(bytes(Math.ceil(length / 2))).slice(0, length), seeded }
}

/** Mulberry32: small, fast and the same everywhere; for repeatable tests, never for secrets that must hold. */
export function seededRandom(seed: number): Random {
  const seeded: Seeded = { state: seed >>> 0 }
  const byte = () => {
    seeded.state = (seeded.state + 0x6d2b79f5) >>> 0
    const { state } = seeded
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) & 0xff
  }
  return randomFrom((length) => Uint8Array.from({ length }, byte), seeded)
}

/** As many bytes as are asked for, the same for the same seed. */
export function seededBytes(seed: number): Random['bytes'] {
  return seededRandom(seed).bytes
}
