import { expect, test } from 'vitest'
import { emailMetadata, parseEmail } from '../../src-shared/domain/email.ts'
import { loadDisposableDomains } from '../../src-shared/domain/disposable-domains.ts'
import { freeDomains } from '../../src-shared/domain/email-providers.ts'

const disposableDomains = await loadDisposableDomains()

test.each([
  ['ann@example.com', 'ann@example.com'],
  ['  Ann@Example.COM\n', 'ann@example.com'],
  ['ann.lee+tag@sub.example.co.uk', 'ann.lee+tag@sub.example.co.uk'],
  ["o'neil_!#$%&*/=?^`{|}~-@example.com", "o'neil_!#$%&*/=?^`{|}~-@example.com"],
  ['"ann lee"@example.com', '"ann lee"@example.com'],
  ['ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
  ['ann@a--b.example', 'ann@a--b.example'],
  ['ann@[192.168.0.1]', 'ann@[192.168.0.1]'],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
])('email: reads %j', (text, email) => {
  expect(parseEmail(text)).toBe(email)
})

test.each([
  ['', 'empty'],
  ['   ', 'spaces alone'],
  ['ann', 'no domain'],
  ['@example.com', 'no local part'],
  ['ann@', 'empty domain'],
  ['ann@localhost', 'no dot in the domain'],
  ['ann@example', 'no dot in the domain'],
  ['ann@@example.com', 'two @'],
  ['ann@b@example.com', 'two @'],
  ['"ann@home"@example.com', 'two @, one in quotes'],
  ['ann lee@example.com', 'a space'],
  ['ann\u00a0@example.com', 'a no-break space'],
  ['.ann@example.com', 'a dot first'],
  ['ann.@example.com', 'a dot last'],
  ['ann..lee@example.com', 'two dots'],
  ['ann@-example.com', 'a hyphen first'],
  ['ann@example-.com', 'a hyphen last'],
  ['ann@exam_ple.com', 'an underscore in the domain'],
  ['ann@example.com.', 'a dot at the end'],
  ['ann@example..com', 'an empty label'],
  ['ann@example.123', 'a last label of digits'],
  ['ann@192.168.0.1', 'a bare address'],
  ['ann@[192.168.0.256]', 'an address out of range'],
  ['ann@[192.168.0]', 'half an address'],
  ['änn@example.com', 'a letter that is not ASCII'],
  ['ann@exämple.com', 'a domain that is not ASCII'],
  ['Ann <ann@example.com>', 'a display name'],
  [`${'a'.repeat(65)}@example.com`, 'a local part of 65'],
  [`ann@${'a'.repeat(64)}.com`, 'a label of 64'],
  [`ann@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}.com`, 'over 254'],
])('email: refuses %j (%s)', (text) => {
  expect(parseEmail(text)).toBeNull()
})

test.each([
  ['spaces', `a@b.cc${' '.repeat(200_000)}x`],
  ['hyphens', `a@${'-'.repeat(200_000)}`],
  ['letters and hyphens', `a@${'a-'.repeat(100_000)}.com`],
  ['dots', `${'a.'.repeat(100_000)}@example.com`],
  ['at signs', '@'.repeat(200_000)],
])('email: refuses 200 kB of %s without getting lost in it', (_title, text) => {
  expect(parseEmail(text)).toBeNull()
})

test.each([
  ['a.n.n+news@gmail.com', 'ann@gmail.com'],
  ['a.n.n@googlemail.com', 'ann@gmail.com'],
  ['ann.lee+x+y@hotmail.co.uk', 'ann.lee@outlook.com'],
  ['ann@live.nl', 'ann@outlook.com'],
  ['ann@live.ca', 'ann@live.ca'],
  ['ann@msn.com', 'ann@outlook.com'],
  ['ann@passport.com', 'ann@outlook.com'],
  ['ann-lee-news@yahoo.de', 'ann-lee@yahoo.com'],
  ['ann+news@ymail.com', 'ann+news@yahoo.com'],
  ['ann-news@yahoo.es', 'ann-news@yahoo.es'],
  ['ann+news@me.com', 'ann@icloud.com'],
  ['ann.lee+news@proton.me', 'ann.lee+news@protonmail.com'],
  ['ann+news@fastmail.fm', 'ann+news@fastmail.com'],
  ['ann+news@walla.com', 'ann+news@walla.co.il'],
  ['a.n.n+news@example.com', 'a.n.n+news@example.com'],
  ['+news@gmail.com', '+news@gmail.com'],
  ['-news@yahoo.com', '-news@yahoo.com'],
])('email metadata: the canonical form of %s is %s', (email, canonical) => {
  const metadata = emailMetadata(email, disposableDomains)
  expect(metadata.canonical).toBe(canonical)
  expect(metadata.isCanonical).toBe(canonical === email)
})

test.each([
  ['ann@gmail.com', { isFree: true, isDisposable: false, isCorporate: false }],
  ['ann@web.de', { isFree: true, isDisposable: false, isCorporate: false }],
  ['ann@mailinator.com', { isFree: false, isDisposable: true, isCorporate: false }],
  ['ann@example.com', { isFree: false, isDisposable: false, isCorporate: true }],
  ['ann@mail.gmail.com', { isFree: false, isDisposable: false, isCorporate: true }],
])('email metadata: classifies %s', (email, expected) => {
  expect(emailMetadata(email, disposableDomains)).toMatchObject(expected)
})

test('email metadata: a domain in both lists is disposable, not free', () => {
  expect(emailMetadata('ann@gmail.com', new Set(['gmail.com']))).toMatchObject({ isFree: false, isDisposable: true })
})

test('email providers: every domain is one that an address can have', () => {
  const domains = [...freeDomains, ...disposableDomains]
  expect(domains.filter((domain) => parseEmail(`ann@${domain}`) !== `ann@${domain}`)).toEqual([])
})
