/**
 * Which short parts occur in texts, as bits that their hashes choose: says for certain that a part does not occur, without
 * keeping or reading the texts.
 */

/** One bit for each value of a hash; their number is a power of two. */
export type Grams = Uint32Array

/** Parts of one to so many characters have a bit: longer ones tell texts with many figures apart. */
const longest = 5

/** Keeps most bits unset: a character begins five parts, but most of them occur again and again. */
const bitsPerCharacter = 4

export function gramsOf(texts: readonly string[]): Grams {
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const bits = new Uint32Array(1 << Math.max(0, Math.ceil(Math.log2((characters * bitsPerCharacter) / 32))))
  const shift = shiftOf(bits)
  for (const text of texts) {
    for (let start = 0; start < text.length; start += 1) {
      const end = Math.min(start + longest, text.length)
      for (let at = start, hash = 0; at < end; at += 1) {
        hash = mix(hash, text.charCodeAt(at))
        const bit = hash >>> shift
        bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31))
      }
    }
  }
  return bits
}

/** False: in none of the texts. */
export function mayContain(bits: Grams, part: string): boolean {
  const shift = shiftOf(bits)
  const length = Math.min(longest, part.length)
  for (let start = 0; start + length <= part.length; start += 1) {
    let hash = 0
    for (let at = start; at < start + length; at += 1) hash = mix(hash, part.charCodeAt(at))
    const bit = hash >>> shift
    if (length > 0 && ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
  }
  return true
}

/** The upper bits of a hash are mixed best. */
const shiftOf = (bits: Grams) => 27 - Math.log2(bits.length)

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x9e_37_79_b1)
  return mixed ^ (mixed >>> 15)
}
