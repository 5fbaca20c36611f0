/** The SHA family under the names that PHP gives it; a chunk of its own in a page. */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512, sha512_224, sha512_256 } from '@noble/hashes/sha2.js'
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { utf8 } from './algorithm.ts'
import type { ShaVersion } from './digests.ts'

const digests: Readonly<Record<ShaVersion, (bytes: Uint8Array) => Uint8Array>> = {
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
}

export const shaHex = (version: ShaVersion, text: string): string => bytesToHex(digests[version](utf8(text)))
