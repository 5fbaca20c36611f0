/** Firebase's hash parameters, and each of its password hashes as Appwrite stores one (contract section 12). */
import { isObject, type JsonObject } from '../store/column.ts'
import { badFile } from './json.ts'

/** As `firebase auth:import` calls them; names without separators. */
export interface HashConfig {
  readonly algorithm: string
  readonly signerkey: string
  readonly saltseparator: string
  readonly rounds: number | null
  readonly memcost: number | null
  readonly parallelization: number | null
  readonly blocksize: number | null
  readonly dklen: number | null
}

/** What stands for one parameter in the console, in the tools and in the Admin SDKs. */
const names: Readonly<Record<string, keyof HashConfig>> = {
  algorithm: 'algorithm',
  hashalgo: 'algorithm',
  base64signerkey: 'signerkey',
  signerkey: 'signerkey',
  hashkey: 'signerkey',
  key: 'signerkey',
  base64saltseparator: 'saltseparator',
  saltseparator: 'saltseparator',
  rounds: 'rounds',
  memcost: 'memcost',
  memorycost: 'memcost',
  parallelization: 'parallelization',
  blocksize: 'blocksize',
  dklen: 'dklen',
  derivedkeylength: 'dklen',
}

/** From an object, or from text: JSON, or the block that the console shows. Null when there is none. */
export function readHashConfig(given: unknown): HashConfig | null {
  const entries = typeof given === 'string' ? entriesIn(given) : isObject(given) ? Object.entries(given) : []
  if (entries.length === 0) return null
  const known = new Map<string, string>(
    entries.flatMap(([name, value]) => {
      const parameter = names[name.toLowerCase().replace(/[^a-z0-9]/g, '')]
      return parameter === undefined ? [] : [[parameter, String(value)] as const]
    }),
  )
  const algorithm = known.get('algorithm')?.toUpperCase()
  if (algorithm === undefined) {
    badFile('The hash parameters name no algorithm.', 'For example: algorithm: SCRYPT, base64_signer_key: …, rounds: 8')
  }
  const number = (name: keyof HashConfig) => {
    const value = known.get(name)
    return value === undefined || !/^\d+$/.test(value) ? null : Number(value)
  }
  return {
    algorithm,
    signerkey: known.get('signerkey') ?? '',
    saltseparator: known.get('saltseparator') ?? '',
    rounds: number('rounds'),
    memcost: number('memcost'),
    parallelization: number('parallelization'),
    blocksize: number('blocksize'),
    dklen: number('dklen'),
  }
}

function entriesIn(text: string): readonly (readonly [string, unknown])[] {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return Object.entries(isObject(value.hash_config) ? value.hash_config : value)
  } catch {
    // Not JSON: as the console shows it.
  }
  return [...text.matchAll(/([A-Za-z_]\w*)\s*[:=]\s*"?([^\s,;"{}]+)"?/g)].map(
    ([, name = '', value = '']) => [name, value] as const,
  )
}

/** The fields of a user that hold its password, or why Appwrite could never check it. */
export type Converted =
  | { readonly password: string; readonly hash: string; readonly hashOptions: JsonObject }
  | { readonly fault: string }

export function convertHash(passwordHash: string, salt: string, config: HashConfig): Converted {
  const bytes = base64Bytes(passwordHash)
  // Imports carry the text of a bcrypt hash as it is or as base64.
  if (config.algorithm === 'BCRYPT') {
    const text = passwordHash.startsWith('$2') ? passwordHash : latin(bytes ?? [])
    return text === '' ? { fault: 'the hash is no bcrypt' } : { password: text, hash: 'bcrypt', hashOptions: {} }
  }
  if (bytes === null) return { fault: 'the hash is not base64' }
  const convert = converters[config.algorithm]
  return convert === undefined
    ? { fault: `Appwrite has nothing that checks ${config.algorithm}` }
    : convert(bytes, salt, config)
}

type Converter = (hash: readonly number[], salt: string, config: HashConfig) => Converted

const converters: Readonly<Record<string, Converter>> = {
  SCRYPT: modifiedScrypt,
  STANDARD_SCRYPT: standardScrypt,
  MD5: digest('md5', {}, 16),
  SHA1: digest('sha', { version: 'sha1' }, 20),
  SHA256: digest('sha', { version: 'sha256' }, 32),
  SHA512: digest('sha', { version: 'sha512' }, 64),
}

/** Contract section 12: Appwrite's costs are fixed at those of a Firebase project. */
function modifiedScrypt(bytes: readonly number[], salt: string, config: HashConfig): Converted {
  const { rounds, memcost, signerkey, saltseparator } = config
  if (rounds !== 8 || memcost !== 14) {
    return {
      fault: `Appwrite checks rounds 8 and mem_cost 14 only, these are ${rounds ?? 'not said'} and ${memcost ?? 'not said'}`,
    }
  }
  if (signerkey === '') return { fault: 'the hash parameters have no signer key' }
  return {
    password: btoa(latin(bytes)),
    hash: 'scryptMod',
    hashOptions: { salt: plain(salt), saltSeparator: plain(saltseparator), signerKey: plain(signerkey) },
  }
}

function standardScrypt(bytes: readonly number[], salt: string, config: HashConfig): Converted {
  const { memcost, blocksize, parallelization, dklen, saltseparator } = config
  const saltText = textOf([...(base64Bytes(salt) ?? []), ...(base64Bytes(saltseparator) ?? [])])
  if (saltText === null) return { fault: 'Appwrite takes the salt of scrypt as text, and this one is none' }
  return {
    password: hex(bytes),
    hash: 'scrypt',
    hashOptions: {
      costCpu: memcost,
      costMemory: blocksize,
      costParallel: parallelization,
      length: dklen ?? bytes.length,
      salt: saltText,
    },
  }
}

/** Appwrite digests the password once and alone. */
function digest(hash: string, hashOptions: JsonObject, length: number): Converter {
  return (bytes, salt, { rounds, saltseparator }) => {
    if (salt !== '' || saltseparator !== '') return { fault: 'the hash has a salt, and Appwrite digests without one' }
    if (rounds !== null && rounds > 1) return { fault: `the hash has ${rounds} rounds, and Appwrite digests once` }
    // Imports carry the digest itself, or its hexadecimal text.
    const text = bytes.length === length ? hex(bytes) : latin(bytes).toLowerCase()
    return { password: text, hash, hashOptions }
  }
}

/** Normal base64 with its padding, of the form for URLs or of one without padding. */
function plain(base64: string): string {
  const normal = base64.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  return normal + '='.repeat((4 - (normal.length % 4)) % 4)
}

function base64Bytes(base64: string): readonly number[] | null {
  try {
    return Array.from(atob(plain(base64)), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

const latin = (bytes: readonly number[]): string => bytes.map((byte) => String.fromCharCode(byte)).join('')

const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')

function textOf(bytes: readonly number[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
