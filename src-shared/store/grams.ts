/**
 * Which short parts occur in the texts of 32 blocks, by hashes: for each hash a number whose bits say in which blocks. Says
 * for certain that a part does not occur, of all blocks at once and without reading their texts.
 */
import { allBits } from './bits.ts'

/** By hash; their number is a power of two. */
export type Grams = Uint32Array

/** The hashes of what a text must have, for grams of any length. */
export type Part = readonly number[]

/** Parts of one to so many characters have a hash: longer ones tell texts with many figures apart. */
const longest = 5

/** Keeps most bits unset: a character begins five parts, but most of them occur again and again. */
const hashesPerCharacter = 8

/** For blocks whose texts have at most so many characters. */
export function createGrams(characters: number): Grams {
  return new Uint32Array(1 << Math.ceil(Math.log2(Math.max(2, characters * hashesPerCharacter))))
}

/** Nothing is known of those blocks to have anything. */
export function clearGrams(grams: Grams, blocks: number): void {
  for (let hash = 0; hash < grams.length; hash += 1) grams[hash] = (grams[hash] ?? 0) & ~blocks
}

export function addGrams(grams: Grams, block: number, text: string): void {
  const [bit, shift] = [1 << block, shiftOf(grams)]
  for (let start = 0; start < text.length; start += 1) {
    const end = Math.min(start + longest, text.length)
    for (let at = start, hash = 0; at < end; at += 1) {
      hash = mix(hash, text.charCodeAt(at))
      grams[hash >>> shift] = (grams[hash >>> shift] ?? 0) | bit
    }
  }
}

export function partOf(text: string): Part {
  const length = Math.min(longest, text.length)
  return Array.from({ length: length === 0 ? 0 : text.length - length + 1 }, (_none, start) => {
    let hash = 0
    for (let at = start; at < start + length; at += 1) hash = mix(hash, text.charCodeAt(at))
    return hash
  })
}

/** The bits of the blocks that may have all of the parts. */
export function blocksWith(grams: Grams, parts: readonly Part[]): number {
  const shift = shiftOf(grams)
  let blocks = allBits
  for (const part of parts) {
    for (const hash of part) {
      blocks &= grams[hash >>> shift] ?? 0
      if (blocks === 0) return 0
    }
  }
  return blocks
}

/** The upper bits of a hash are mixed best. */
const shiftOf = (grams: Grams) => Math.clz32(grams.length) + 1

function mix(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x9e_37_79_b1)
  return mixed ^ (mixed >>> 15)
}
