/** Time-based one-time passwords (contract section 13, MFA; RFC 6238): SHA-1, 6 digits, a step of 30 seconds. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha1 } from '@noble/hashes/legacy.js'
import type { Random } from '../simulate/random.ts'
import { isSameSecret } from './secrets.ts'

const stepMilliseconds = 30_000
const digits = 6
const secretBytes = 64
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without padding: 103 characters. */
export function newTotpSecret(random: Random): string {
  return base32(random.bytes(secretBytes))
}

export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{16,256}$/.test(text)
}

/** What authenticator apps read, as a link or from a QR code. */
export function totpUri({ issuer, label, secret }: Readonly<Record<'issuer' | 'label' | 'secret', string>>): string {
  return `otpauth://totp/${encoded(`${issuer}:${label}`)}?issuer=${encoded(issuer)}&secret=${secret}`
}

/** The code at a time, and how long it stays the code. */
export function totpAt(secret: string, now: number): { readonly code: string; readonly secondsLeft: number } {
  const step = Math.floor(now / stepMilliseconds)
  return { code: codeOf(secret, step), secondsLeft: Math.ceil(((step + 1) * stepMilliseconds - now) / 1000) }
}

/** Only the code of the current step counts; it may be used more than once. */
export function isTotpCode(secret: string, code: string, now: number): boolean {
  return isSameSecret(code, totpAt(secret, now).code)
}

function codeOf(secret: string, step: number): string {
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(step))
  const digest = hmac(sha1, fromBase32(secret), new Uint8Array(counter.buffer))
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength)
  // RFC 4226: the last four bits say where the number starts, and its sign bit is dropped.
  const number = view.getUint32(view.getUint8(view.byteLength - 1) & 0xf) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => alphabet.charAt(parseInt(group.padEnd(5, '0'), 2))).join('')
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (character) => alphabet.indexOf(character).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => parseInt(byte, 2))
}

/** Percent-encoding of RFC 3986, which knows no exceptions for `!'()*`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
