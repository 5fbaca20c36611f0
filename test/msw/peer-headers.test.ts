import { expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'

const peer = (headers: Readonly<Record<string, string>>) => ({ ip: '127.0.0.1', headers })

test('peer headers: an origin that stands beside the request is checked as if it were on it', async () => {
  const { call } = await newWorld()
  const refused = await call('GET', '/ping', { peer: peer({ origin: 'https://app.example.test' }) })
  expect([refused.status, refused.body.type], refused.story).toEqual([403, 'general_unknown_origin'])
  expect(refused.headers.get('access-control-allow-origin')).toBeNull()
  const taken = await call('GET', '/ping', { peer: peer({ origin: 'http://localhost:5173' }) })
  expect(taken.headers.get('access-control-allow-origin')).toBe('http://localhost:5173')
})

test('peer headers: a cookie beside the request signs in, and the inspector shows it', async () => {
  const { call, signedIn, lastExchange } = await newWorld()
  const { session } = await signedIn()
  const cookie = `a_session_demo=${encodeURIComponent(session)}`
  const { status, story } = await call('GET', '/account', { peer: peer({ cookie }) })
  expect(status, story).toBe(200)
  expect((await lastExchange()).request.headers).toContainEqual(['cookie', cookie])
})

test('peer headers: replace a header of the same name', async () => {
  const { call, lastExchange } = await newWorld()
  await call('GET', '/ping', { headers: { 'user-agent': 'one' }, peer: peer({ 'user-agent': 'two' }) })
  expect((await lastExchange()).client.userAgent).toBe('two')
})
