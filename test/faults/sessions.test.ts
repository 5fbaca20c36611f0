/** Faults of sessions: ended before a call, gone after it. */
import { expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'
import { outcome } from '../teams/people.ts'
import { addFault, told, touchedBy } from './rules.ts'

test('fault: the session of the caller ends before its next call, and guests are spared', async () => {
  const world = await newWorld()
  const { session, sessionId, userId } = await world.signedIn()
  const id = await addFault(world, { effect: { kind: 'expire-session' }, next: 1 })
  const ping = await world.call('GET', '/ping')
  expect([ping.status, touchedBy(ping)]).toEqual([200, null])
  const reply = await world.call('GET', '/account', { session })
  expect([outcome(reply), touchedBy(reply)]).toEqual(['401 general_unauthorized_scope', id])
  expect(await told(world)).toBe(`pass ${id}: ends the session first`)
  expect((await world.lastExchange()).changes).toMatchObject([
    { table: 'sessions', id: sessionId, operation: 'changed' },
  ])
  const listed = await world.server('GET', `/users/${userId}/sessions`)
  expect(listed.body.sessions).toMatchObject([{ $id: sessionId, expire: '2026-03-01T12:00:00.000+00:00' }])
  const again = await world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } })
  expect([again.status, touchedBy(again)]).toEqual([201, null])
})

test('fault: the session that a call made is gone right after it', async () => {
  const world = await newWorld()
  await world.call('POST', '/account', { body: { userId: 'ada', email: 'ada@example.test', password } })
  const id = await addFault(world, {
    sdk: 'account.createEmailPasswordSession',
    effect: { kind: 'revoke-session' },
    next: 1,
  })
  const signIn = () => world.call('POST', '/account/sessions/email', { body: { email: 'ada@example.test', password } })
  const first = await signIn()
  expect([first.status, touchedBy(first)]).toEqual([201, id])
  expect(await told(world)).toBe(`pass ${id}: deletes the session afterwards`)
  expect((await world.lastExchange()).changes.map(({ table, operation }) => `${table} ${operation}`)).toContain(
    'sessions deleted',
  )
  const session = first.cookies.get('a_session_demo') ?? ''
  expect(outcome(await world.call('GET', '/account', { session }))).toBe('401 general_unauthorized_scope')
  const second = (await signIn()).cookies.get('a_session_demo') ?? ''
  expect((await world.call('GET', '/account', { session: second })).status).toBe(200)
})

test('fault: in the middle of a flow the session of the caller is gone after a step', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await addFault(world, { sdk: 'account.createEmailVerification', effect: { kind: 'revoke-session' }, next: 1 })
  const started = await world.call('POST', '/account/verifications/email', {
    session,
    body: { url: 'http://localhost/verify' },
  })
  expect(started.status, started.story).toBe(201)
  expect(outcome(await world.call('GET', '/account', { session }))).toBe('401 general_unauthorized_scope')
})
