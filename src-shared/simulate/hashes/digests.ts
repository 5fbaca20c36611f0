/** Plain digests, as hexadecimal text: MD5 and the SHA family. */
import { md5 as md5Digest } from '@noble/hashes/legacy.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../store/column.ts'
import { type PasswordAlgorithm, utf8 } from './algorithm.ts'

/** Bytes of each digest. */
const shaBytes = {
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  'sha512/224': 28,
  'sha512/256': 32,
  sha512: 64,
  'sha3-224': 28,
  'sha3-256': 32,
  'sha3-384': 48,
  'sha3-512': 64,
} as const

export type ShaVersion = keyof typeof shaBytes

export const md5: PasswordAlgorithm = {
  fault: (stored) => hexFault(stored, 'MD5', 16),
  verify: (given, stored) => bytesToHex(md5Digest(utf8(given))) === stored,
}

export const sha: PasswordAlgorithm = {
  fault(stored, options) {
    const version = versionOf(options)
    return isKnown(version)
      ? hexFault(stored, version, shaBytes[version])
      : `names a version that is not known: ${version}`
  },
  async verify(given, stored, options) {
    const version = versionOf(options)
    return isKnown(version) && (await import('./sha-digests.ts')).shaHex(version, given) === stored
  },
}

function versionOf({ version }: JsonObject): string {
  return typeof version === 'string' ? version : 'sha256'
}

function isKnown(version: string): version is ShaVersion {
  return Object.hasOwn(shaBytes, version)
}

/** The server compares text with text, so capital letters never match. */
function hexFault(stored: string, name: string, bytes: number): string | null {
  const digits = bytes * 2
  if (/^[0-9a-f]*$/.test(stored) && stored.length === digits) return null
  return `is no ${name} hash, which has ${digits} hexadecimal digits, letters in lower case`
}
