import { expect, test } from 'vitest'
import { parseExpiry } from '../../src-renderer/features/api-keys/expiry.ts'
import { matchesKey } from '../../src-renderer/features/api-keys/key-filter.ts'
import { describeScopes, scopeGroups } from '../../src-renderer/features/api-keys/scope-groups.ts'
import { platformOf } from '../../src-renderer/features/policies/platform-words.ts'
import { formatLength, parseLength } from '../../src-renderer/features/policies/session-length.ts'

const now = Date.parse('2026-03-01T12:00:00.000Z')

test('session length: what is shown is read back as the same', () => {
  for (const seconds of [60, 61, 900, 3600, 5400, 86_400, 31_536_000]) {
    expect(parseLength(formatLength(seconds))).toBe(seconds)
  }
  expect([formatLength(31_536_000), formatLength(5400), formatLength(90)]).toEqual(['365 d', '90 min', '90 s'])
  expect(['3600', '12h', '15 m', '15 min'].map(parseLength)).toEqual([3600, 43_200, 900, 900])
  expect(['', 'never', '1.5 h', '-3 d', '3 w'].map(parseLength)).toEqual([null, null, null, null, null])
})

test('key expiry: spans count from emulator time, dates are in UTC', () => {
  expect(['', 'never', 'Never'].map((text) => parseExpiry(text, now))).toEqual([null, null, null])
  expect(parseExpiry('now', now)).toBe('2026-03-01T12:00:00.000Z')
  expect(parseExpiry('30 d', now)).toBe('2026-03-31T12:00:00.000Z')
  expect(parseExpiry('2027-01-31', now)).toBe('2027-01-31T00:00:00.000Z')
  expect(parseExpiry('2027-01-31T09:00:00Z', now)).toBe('2027-01-31T09:00:00.000Z')
  expect(['soon', '31/01/2027', '2027-13-45'].map((text) => parseExpiry(text, now))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('platforms: an address that is pasted whole is taken for its host, a scheme for its name', () => {
  const web = (hostname: string) => ({ type: 'web', hostname, key: '' })
  expect(platformOf('web', ' https://App.example.test:3000/home?a=1 ')).toEqual(web('app.example.test'))
  expect(platformOf('web', '*.example.test')).toEqual(web('*.example.test'))
  expect(platformOf('scheme', 'my-app://')).toEqual({ type: 'scheme', hostname: '', key: 'my-app' })
  expect(platformOf('android', 'com.example.App')).toEqual({ type: 'android', hostname: '', key: 'com.example.App' })
  expect([platformOf('web', 'https://'), platformOf('apple', ' '), platformOf('web', 'two words')]).toEqual([
    null,
    null,
    null,
  ])
})

test('scopes: stand by what they are about, and a set of them has a name', () => {
  const scopes = ['users.read', 'users.write', 'teams.read', 'teams.write', 'locale.read']
  expect(scopeGroups(scopes)).toEqual([
    { name: 'users', read: 'users.read', write: 'users.write' },
    { name: 'teams', read: 'teams.read', write: 'teams.write' },
    { name: 'locale', read: 'locale.read', write: null },
  ])
  const readable = ['users.read', 'teams.read', 'locale.read']
  const names = [scopes, readable, ['users.write'], []].map((held) => describeScopes(held, scopes))
  expect(names).toEqual(['Every scope', 'Read only', '1 of 5', 'No scope'])
})

test('key filter: finds by name, scope, and what became of the key', () => {
  const key = {
    id: 'k1',
    name: 'CI',
    secret: 'standard_abc',
    scopes: ['users.read'],
    expire: '2026-03-01T11:00:00.000Z',
    seen: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    accessedAt: null,
  }
  const found = (filter: string) => matchesKey(key, filter, now)
  expect(['', 'ci', 'scope:users', 'is:expired', 'ci is:expired'].map(found)).toEqual([true, true, true, true, true])
  expect(['deploy', 'scope:teams', 'is:seen'].map(found)).toEqual([false, false, false])
})
