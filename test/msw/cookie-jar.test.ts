import { expect, test } from 'vitest'
import type { SetCookie } from '../../src-shared/index.ts'
import { createCookieJar, resetBrowserState } from '../../src-shared/msw/index.ts'

const now = Date.parse('2026-03-01T12:00:00Z')
const local = new URL('http://localhost/v1/account')

function cookie(changes: Partial<SetCookie> = {}): SetCookie {
  return {
    name: 'a_session_demo',
    value: 'abc%3D',
    expires: now + 1000,
    domain: null,
    path: '/',
    httpOnly: true,
    secure: false,
    sameSite: 'None',
    ...changes,
  }
}

test('cookie jar: sends what it was given, as it was encoded, in the order of arrival', () => {
  const jar = createCookieJar()
  expect(jar.header(local, now)).toBe('')
  jar.store(local, [cookie({ name: 'a_session_demo_legacy', sameSite: null }), cookie()], now)
  expect(jar.header(local, now)).toBe('a_session_demo_legacy=abc%3D; a_session_demo=abc%3D')
})

test('cookie jar: a later cookie of the same name replaces, a past expiry removes', () => {
  const jar = createCookieJar()
  jar.store(local, [cookie()], now)
  jar.store(local, [cookie({ value: 'second' })], now)
  expect(jar.header(local, now)).toBe('a_session_demo=second')
  jar.store(local, [cookie({ value: 'deleted', expires: now - 1 })], now)
  expect(jar.header(local, now)).toBe('')
})

test('cookie jar: forgets a cookie at its expiry', () => {
  const jar = createCookieJar()
  jar.store(local, [cookie()], now)
  expect(jar.header(local, now + 999)).not.toBe('')
  expect(jar.header(local, now + 1000)).toBe('')
  expect(jar.header(local, now)).toBe('')
})

test('cookie jar: a cookie without a domain goes to its host on any port, and to no other host', () => {
  const jar = createCookieJar()
  jar.store(local, [cookie()], now)
  expect(jar.header(new URL('http://localhost:4280/v1'), now)).not.toBe('')
  expect(jar.header(new URL('http://127.0.0.1/v1'), now)).toBe('')
  expect(jar.header(new URL('http://app.localhost/v1'), now)).toBe('')
})

test('cookie jar: a cookie with a domain goes to its subdomains, not to names that merely end alike', () => {
  const jar = createCookieJar()
  jar.store(new URL('https://api.example.test/v1'), [cookie({ domain: '.api.example.test' })], now)
  expect(jar.header(new URL('https://api.example.test/v1'), now)).not.toBe('')
  expect(jar.header(new URL('https://eu.api.example.test/v1'), now)).not.toBe('')
  expect(jar.header(new URL('https://example.test/v1'), now)).toBe('')
  expect(jar.header(new URL('https://otherapi.example.test/v1'), now)).toBe('')
})

test('cookie jar: a secure cookie stays off plain HTTP', () => {
  const jar = createCookieJar()
  jar.store(new URL('https://localhost/v1'), [cookie({ secure: true })], now)
  expect(jar.header(local, now)).toBe('')
  expect(jar.header(new URL('https://localhost/v1'), now)).not.toBe('')
})

test('reset: empties the jar and removes what the web SDK stored, nothing else', () => {
  const jar = createCookieJar()
  jar.store(local, [cookie()], now)
  const items = new Map([
    ['cookieFallback', '{}'],
    ['theme', 'dark'],
  ])
  resetBrowserState({ jar, storage: { removeItem: (name) => void items.delete(name) } })
  expect(jar.header(local, now)).toBe('')
  expect([...items.keys()]).toEqual(['theme'])
})

test('reset: needs neither a page nor a jar', () => {
  expect(() => resetBrowserState({})).not.toThrow()
})
