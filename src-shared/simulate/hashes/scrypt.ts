// Each program that reads this file needs the types, also those that do not list the file they stand in.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./hash-wasm-parts.d.ts" />
/** scrypt with its costs beside the hash, and Firebase's form of it. */
import { concatBytes, bytesToHex } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../store/column.ts'
import { systemAesCounter } from '../system.ts'
import { mostWork, type PasswordAlgorithm, tooMuchWork, utf8 } from './algorithm.ts'

interface ScryptCosts {
  readonly cpu: number
  readonly memory: number
  readonly parallel: number
  readonly length: number
}

/** Contract models.json, `algoScrypt`: what stands for a missing option. */
function costsOf({ costCpu, costMemory, costParallel, length }: JsonObject): ScryptCosts {
  return {
    cpu: Number(costCpu ?? 8),
    memory: Number(costMemory ?? 14),
    parallel: Number(costParallel ?? 1),
    length: Number(length ?? 64),
  }
}

/** Why scrypt cannot run with these numbers; the server's import fails on the same ones. */
export function scryptCostFault({ cpu, memory, parallel, length }: ScryptCosts): string | null {
  if (!Number.isInteger(cpu) || cpu < 2 || !Number.isInteger(Math.log2(cpu)))
    return `has a CPU cost of ${cpu}, which must be a power of two greater than 1`
  if (memory < 1) return `has a memory cost of ${memory}, which must be at least 1`
  if (parallel < 1) return `has a parallel cost of ${parallel}, which must be at least 1`
  return length < 16 ? `has a length of ${length}, which must be at least 16` : null
}

export const scrypt: PasswordAlgorithm = {
  fault(stored, options) {
    const costs = costsOf(options)
    const digits = costs.length * 2
    if (!/^[0-9a-f]*$/.test(stored) || stored.length !== digits)
      return `is no scrypt hash of ${costs.length} bytes, which has ${digits} hexadecimal digits, letters in lower case`
    const kibibytes = (128 * costs.cpu * costs.memory) / 1024
    const isBearable = kibibytes <= mostWork.kibibytes && kibibytes * costs.parallel <= mostWork.kibibytePasses
    return scryptCostFault(costs) ?? (isBearable ? null : tooMuchWork)
  },
  async verify(given, stored, options) {
    const { cpu, memory, parallel, length } = costsOf(options)
    const key = await derive(given, utf8(textOf(options.salt)), cpu, memory, parallel, length)
    return bytesToHex(key) === stored
  },
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Base64 as PHP reads it strictly: white space is skipped, padding may be left out but not be wrong. Null when it is not. */
function base64Bytes(text: unknown): Uint8Array | null {
  const packed = textOf(text).replace(/[\t\n\r ]/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.replace(/=+$/, '').length % 4 === 1) return null
  if (packed.endsWith('=') && packed.length % 4 !== 0) return null
  return Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
}

/** Why Firebase's scrypt cannot run with these options; the server's import fails on the same ones. */
export function base64Fault({ salt, saltSeparator, signerKey }: JsonObject): string | null {
  const named = { salt, 'salt separator': saltSeparator, 'signer key': signerKey }
  const bad = Object.entries(named).find(([, value]) => base64Bytes(value) === null)
  return bad === undefined ? null : `has a ${bad[0]} that is not base64`
}

export const scryptModified: PasswordAlgorithm = {
  fault(stored, options) {
    const isPadded = stored.length % 4 === 0 && base64Bytes(stored) !== null
    return base64Fault(options) ?? (isPadded ? null : 'is no Firebase hash, which is base64 with its padding')
  },
  async verify(given, stored, { salt, saltSeparator, signerKey }) {
    const [saltBytes, separator, signer] = [salt, saltSeparator, signerKey].map(base64Bytes)
    if (!saltBytes || !separator || !signer) return false
    const derived = await derive(given, concatBytes(saltBytes, separator), 16_384, 8, 1, 64)
    const encrypted = await systemAesCounter(derived.subarray(0, 32), signer)
    return btoa(String.fromCharCode(...encrypted)) === stored
  },
}

async function derive(
  password: string,
  salt: Uint8Array,
  costFactor: number,
  blockSize: number,
  parallelism: number,
  hashLength: number,
): Promise<Uint8Array> {
  const hashWasm = (await import('hash-wasm/dist/scrypt.umd.min.js')).default
  return hashWasm.scrypt({ password, salt, costFactor, blockSize, parallelism, hashLength, outputType: 'binary' })
}
