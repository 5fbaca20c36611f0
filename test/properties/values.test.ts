import { expect, test } from 'vitest'
import { emailMetadata, parseEmail } from '../../src-shared/domain/email.ts'
import { holdsPersonalData, passwordFault } from '../../src-shared/domain/password-policy.ts'
import { isPhone } from '../../src-shared/domain/phone.ts'
import { describeUserAgent } from '../../src-shared/domain/user-agent.ts'
import { realUserAgents } from '../domain/real-user-agents.ts'
import { seeded } from '../support/seeded.ts'

const runs = 2_000

/** Texts strung together from pieces: far more often close to valid than random characters are. */
function* texts(seed: number, pieces: readonly string[], most: number): Generator<string> {
  const random = seeded(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  for (let run = 0; run < runs; run += 1) {
    yield Array.from({ length: below(most + 1) }, () => pieces[below(pieces.length)] ?? '').join('')
  }
}

const emailPieces = ['a', 'B', '9', '.', '-', '+', '_', '@', '@', '"', '\\', ' ', 'ä', '[', ']', '\t']
const emailEnds = [
  '@gmail.com',
  '@Yahoo.de',
  '@live.nl',
  '@me.com',
  '@example.com',
  '@mailinator.com',
  '@[10.0.0.1]',
  '',
]

function* addresses(): Generator<string> {
  const random = seeded(7)
  for (const text of texts(1, emailPieces, 8)) yield text + (emailEnds[Math.floor(random() * emailEnds.length)] ?? '')
}

test('email: an address that was read reads as itself', () => {
  const read = [...addresses()].map(parseEmail).filter((email) => email !== null)
  expect(read.length).toBeGreaterThan(100)
  expect(read.filter((email) => parseEmail(email) !== email)).toEqual([])
})

test('email metadata: the canonical form is an address with one @, and every address is of one kind', () => {
  const read = [...addresses()].map(parseEmail).filter((email) => email !== null)
  for (const email of read) {
    const { canonical, isCanonical, isFree, isDisposable, isCorporate } = emailMetadata(email, new Set(['gmail.com']))
    expect(canonical.split('@'), email).toHaveLength(2)
    expect(canonical.startsWith('@'), email).toBe(false)
    expect(isCanonical, email).toBe(canonical === email)
    expect([isFree, isDisposable, isCorporate].filter(Boolean), email).toHaveLength(1)
  }
})

test('email metadata: domains that share mailboxes give one canonical form', () => {
  const same = [
    ['gmail.com', 'googlemail.com'],
    ['outlook.com', 'hotmail.de'],
    ['icloud.com', 'mac.com'],
    ['fastmail.com', 'fastmail.fm'],
  ] as const
  for (const text of texts(3, ['a', 'b', '.', '+', '7'], 6)) {
    for (const [one, other] of same) {
      expect(emailMetadata(`x${text}@${one}`, new Set()).canonical).toBe(
        emailMetadata(`x${text}@${other}`, new Set()).canonical,
      )
    }
  }
})

test('phone: what is accepted fits its column and is plus and digits', () => {
  const pieces = ['1', '4', '9', '0', '55', '777', '+', 'x']
  const accepted = [...texts(4, pieces, 9)].map((text) => `+${text}`).filter(isPhone)
  expect(accepted.length).toBeGreaterThan(100)
  expect(accepted.filter((phone) => phone.length > 16 || !/^\+\d+$/.test(phone))).toEqual([])
})

test('user agent: whatever the text, there are twelve texts, and the same ones again', () => {
  const pieces = realUserAgents.flatMap(([, userAgent]) => userAgent.split(/(?<=[ ;()])/))
  for (const text of texts(5, [...pieces, '/', '.', '_', '\0', '💥'], 12)) {
    const description = describeUserAgent(text)
    expect(
      Object.values(description).filter((value) => typeof value === 'string'),
      text,
    ).toHaveLength(12)
    expect(Object.keys(description), text).toHaveLength(12)
    expect(describeUserAgent(text), text).toEqual(description)
  }
})

test('password policy: a project that asks for more accepts no more', () => {
  const lax = { min: 8, uppercase: false, lowercase: false, number: false, symbols: false }
  const strict = { min: 10, uppercase: true, lowercase: true, number: true, symbols: true }
  const accepted = [...texts(6, ['aa', 'B', '1', '!', 'ä', '💥', ' '], 16)].filter(
    (password) => passwordFault(password, strict) === null,
  )
  expect(accepted.length).toBeGreaterThan(100)
  expect(accepted.filter((password) => passwordFault(password, lax) !== null)).toEqual([])
})

test('personal data: is found wherever it stands and however it is cased', () => {
  const person = { id: 'user-1', email: 'ann.lee@example.com', name: 'Ann Lee', phone: '+15555550100' }
  for (const padding of texts(8, ['x', '9', ' ', 'Ä', '!'], 5)) {
    for (const known of ['user-1', 'ann.lee', 'Ann Lee', '15555550100']) {
      expect(holdsPersonalData(`${padding}${known.toUpperCase()}${padding}`, person)).toBe(true)
    }
  }
})
