import * as sdk from 'appwrite'
import { expect, test } from 'vitest'
import { checkedLink } from '../../src-renderer/features/inbox/link-check.ts'
import { sdkCall } from '../../src-renderer/features/inbox/sdk-call.ts'
import type { MessageKind } from '../../src-shared/contract/inbox.ts'
import { message } from './message.ts'

test('SDK call: a code signs in, a challenge is answered with its own id', () => {
  expect(sdkCall(message())).toBe("await account.createSession({\n  userId: 'grace',\n  secret: '402118',\n})")
  expect(sdkCall(message({ kind: 'mfa-challenge' }))).toContain("challengeId: 't1',\n  otp: '402118'")
  expect(sdkCall(message({ kind: 'session-alert', code: null }))).toBeNull()
})

test('SDK call: an invitation takes the team from its link', () => {
  const link = 'http://localhost:3000/join?membershipId=t1&teamId=core&secret=s#top'
  const call = sdkCall(message({ kind: 'invitation', code: null, secret: 's', link }))
  expect(call).toContain("teamId: 'core',\n  membershipId: 't1',\n  userId: 'grace',\n  secret: 's'")
})

const kinds: readonly MessageKind[] = [
  'verification',
  'phone-verification',
  'magic-url',
  'email-otp',
  'phone-otp',
  'recovery',
  'invitation',
  'mfa-challenge',
]

test.each(kinds)('SDK call: the SDK has the call for %s', (kind) => {
  const [, service = '', method = ''] = /^await (\w+)\.(\w+)\(/.exec(sdkCall(message({ kind })) ?? '') ?? []
  const client = new sdk.Client()
  const services: Readonly<Record<string, object>> = { account: new sdk.Account(client), teams: new sdk.Teams(client) }
  expect(typeof Reflect.get(services[service] ?? {}, method)).toBe('function')
})

test.each([
  ['http://localhost:3000/verify?a=1', 'localhost:3000', true],
  ['https://localhost@evil.test/', 'evil.test', true],
  ['myapp://done', 'myapp:', false],
  ['javascript:alert(1)', 'javascript:', false],
])('link check: %s leads to %s', (link, host, isWeb) => {
  expect(checkedLink(link, true)).toEqual({ link, host, isWeb, isAllowed: true })
})
