import { expect, test } from 'vitest'
import { activityOf } from '../../src-renderer/features/users/inspector/activity.ts'
import { limitWords } from '../../src-renderer/data/rate-limits.ts'
import { limitsOf } from '../../src-renderer/features/users/inspector/limit-words.ts'
import { exchange } from './exchange.ts'
import { message } from './message.ts'

const at = (second: number) => `2026-03-01T12:00:0${second}.000Z`
const realAt = (second: number) => `2026-11-21T08:00:0${second}.000Z`
const step = { realAt: realAt(0), changes: 2, undoes: null, isUndone: false }
const nobody = { userId: 'grace', projectId: 'demo', requests: [], messages: [], steps: [] }

test('activity: requests by and about the user, newest first, those of others and what the window reads left out', () => {
  const requests = [
    exchange({ id: 'by', at: at(1), projectId: 'demo', actor: { kind: 'user', id: 'grace', name: '' } }),
    exchange({ id: 'about', at: at(2), projectId: 'demo', userId: 'grace' }),
    exchange({ id: 'other', at: at(3), projectId: 'demo', userId: 'ada' }),
    exchange({ id: 'elsewhere', at: at(4), projectId: 'shop', userId: 'grace' }),
    exchange({ id: 'read', at: at(5), projectId: 'demo', userId: 'grace', source: 'window', method: 'GET' }),
  ]
  const found = activityOf({ ...nobody, requests })
  expect(found.map((item) => (item.kind === 'request' ? item.exchange.id : item.kind))).toEqual(['about', 'by'])
})

test('activity: what a request changed is told at the request, what a control call changed has its own line', () => {
  const requests = [exchange({ id: 'one', at: at(1), projectId: 'demo', userId: 'grace' })]
  const steps = [
    { ...step, id: 'one', at: at(1), title: 'users.updateName', requestId: 'one' },
    { ...step, id: 'step-1', at: at(2), title: 'Change a session', requestId: null },
  ]
  expect(activityOf({ ...nobody, requests, steps })).toEqual([
    { kind: 'change', at: at(2), realAt: realAt(0), step: steps[1] },
    { kind: 'request', at: at(1), realAt: requests[0]?.realAt, exchange: requests[0], changes: 2 },
  ])
})

test('activity: while the clock stands, what was done later stands above, with what it sent', () => {
  const about = { at: at(1), projectId: 'demo', userId: 'grace' }
  const requests = [
    exchange({ ...about, id: 'first', realAt: realAt(1) }),
    exchange({ ...about, id: 'last', realAt: realAt(3) }),
  ]
  const messages = [message({ id: 'mail', createdAt: at(1), requestId: 'first' })]
  const steps = [{ ...step, id: 'step-1', at: at(1), realAt: realAt(2), title: 'Change Grace', requestId: null }]
  const found = activityOf({ ...nobody, requests, messages, steps })
  expect(found.map((item) => (item.kind === 'request' ? item.exchange.id : item.kind))).toEqual([
    'last',
    'change',
    'message',
    'first',
  ])
})

test('rate limits: those that name the user, its email or its phone, and no others', () => {
  const limit = (key: string) => ({ key, used: 1, limit: 10, reset: at(1) })
  const named = [
    limit('url:localhost:4280/v1/account/sessions/email,email:grace@example.test'),
    limit('url:localhost:4280/v1/account/mfa/challenges,userId:grace'),
  ]
  const others = [
    limit('url:localhost:4280/v1/account,ip:127.0.0.1'),
    limit('url:localhost:4280/v1/account/sessions/email,email:grace@example.test.org'),
    limit('url:localhost:4280/v1/account/sessions/email,email:'),
  ]
  const grace = { id: 'grace', email: 'grace@example.test', phone: '' }
  expect(limitsOf([...others, ...named], grace)).toEqual(named)
  expect(named.map(limitWords)).toEqual(['/v1/account/sessions/email', '/v1/account/mfa/challenges'])
})
