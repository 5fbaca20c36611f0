/** Plain digests, as hexadecimal text: MD5 and the SHA family. */
import { md5 as md5Digest, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js'
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../store/column.ts'
import { type PasswordAlgorithm, utf8 } from './algorithm.ts'

const shaDigests = {
  sha1,
  sha224,
  sha256,
  sha384,
  'sha512/224': sha512_224,
  'sha512/256': sha512_256,
  sha512,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
} as const

export type ShaVersion = keyof typeof shaDigests

export const md5: PasswordAlgorithm = {
  fault: (stored) => hexFault(stored, 'MD5', 16),
  verify: (given, stored) => bytesToHex(md5Digest(utf8(given))) === stored,
}

export const sha: PasswordAlgorithm = {
  fault(stored, options) {
    const version = versionOf(options)
    const digest = digestOf(version)
    return digest === null
      ? `names a version that is not known: ${version}`
      : hexFault(stored, version, digest.outputLen)
  },
  verify(given, stored, options) {
    const digest = digestOf(versionOf(options))
    return digest !== null && bytesToHex(digest(utf8(given))) === stored
  },
}

function versionOf({ version }: JsonObject): string {
  return typeof version === 'string' ? version : 'sha256'
}

function digestOf(version: string) {
  return Object.entries(shaDigests).find(([name]) => name === version)?.[1] ?? null
}

/** The server compares text with text, so capital letters never match. */
function hexFault(stored: string, name: string, bytes: number): string | null {
  const digits = bytes * 2
  if (/^[0-9a-f]*$/.test(stored) && stored.length === digits) return null
  return `is no ${name} hash, which has ${digits} hexadecimal digits, letters in lower case`
}
