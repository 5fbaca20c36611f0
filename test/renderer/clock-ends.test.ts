import { expect, test } from 'vitest'
import { endsOf } from '../../src-renderer/features/clock/ends.ts'

const session = {
  kind: 'session',
  projectId: 'demo',
  id: 's1',
  userId: 'grace',
  label: 'Session of Grace Hopper',
  expire: '2026-03-02T12:00:00.000Z',
} as const
const limit = {
  key: 'url:localhost:4280/v1/account,ip:127.0.0.1',
  used: 10,
  limit: 10,
  reset: '2026-03-01T13:00:00.000Z',
}
const now = Date.parse('2026-03-01T12:00:00.000Z')

test('clock list: records and rate limits that refuse calls, soonest first', () => {
  const open = { ...limit, key: 'url:localhost:4280/v1/teams', used: 9 }
  expect(endsOf([session], [limit, open], now)).toMatchObject([
    { kind: 'limit', label: 'Rate limit of /v1/account', projectId: null, ending: { at: limit.reset } },
    { kind: 'session', label: session.label, ending: { past: 'session', projectId: 'demo', id: 's1' } },
  ])
})

test('clock list: what is over is out of it', () => {
  expect(endsOf([session], [limit], Date.parse(limit.reset)).map(({ kind }) => kind)).toEqual(['session'])
  expect(endsOf([session], [], Date.parse(session.expire))).toEqual([])
})
