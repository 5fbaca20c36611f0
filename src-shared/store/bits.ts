/** Whole numbers of 32 bits, each of which stands for one of 32 things. */

export const allBits = -1

export const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits)

export const highestBit = (bits: number): number => 31 - Math.clz32(bits)

/** Those of the bits that pass. */
export function filterBits(bits: number, passes: (bit: number) => boolean): number {
  let kept = bits
  for (let left = bits; left !== 0; left &= left - 1) {
    const bit = lowestBit(left)
    if (!passes(bit)) kept &= ~(1 << bit)
  }
  return kept
}
