/** Leaving: account.updateStatus blocks the caller, account.delete takes all of it along. */
import { describe, expect, test } from 'vitest'
import { openSocket } from '../realtime/fake-socket.ts'
import { newWorld, password } from '../support/world.ts'
import { coreTeam, idsOf, must, outcome } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { jwtOf, lastLink } from './mail.ts'

describe('account.updateStatus', () => {
  test('blocks the caller whatever it sends, takes its cookies, and keeps its sessions', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    const { status, body, cookies, headers, story } = await world.call('PATCH', '/account/status', {
      session,
      body: { status: true },
    })
    expect([status, body.$id, body.status], story).toEqual([200, 'grace', false])
    expect([...cookies]).toEqual([
      ['a_session_demo_legacy', 'deleted'],
      ['a_session_demo', 'deleted'],
    ])
    expect(headers.get('x-fallback-cookies')).toBe('[]')
    expect((await world.lastExchange()).events).toEqual(['users.grace.update.status'])
    expect(idsOf((await world.server('GET', '/users/grace/sessions')).body.sessions)).toEqual([sessionId])
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('403 user_blocked')
    expect(outcome(await world.call('PATCH', '/account/status', { session }))).toBe('403 user_blocked')
    must(await world.server('PATCH', '/users/grace/status', { status: true }))
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('200')
  })

  test('blocks the caller itself while it acts as somebody', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    must(await world.server('PATCH', '/users/grace/impersonator', { impersonator: true }))
    const headers = { 'x-appwrite-impersonate-user-id': 'ada' }
    expect((await world.call('PATCH', '/account/status', { session, headers })).body.$id).toBe('grace')
    expect((await world.server('GET', '/users/ada')).body.status).toBe(true)
  })
})

describe('account.delete', () => {
  test('deletes the user with all that hangs on it, without event, and lets its cookies be', async () => {
    const world = await worldWith({ identities: [{ id: 'i1', providerEmail: 'grace@id.test' }] })
    const { session } = await world.signedIn()
    const pushed = { targetId: 'phone', identifier: 'device' }
    must(await world.call('POST', '/account/targets/push', { session, body: pushed }))
    const url = 'http://localhost/reset'
    must(await world.call('POST', '/account/recovery', { body: { email: 'grace@example.test', url } }))
    const { secret } = await lastLink(world, 'recovery')
    const headers = await jwtOf(world, session)
    const socket = openSocket(world.emulator, { session, query: 'channels[]=account' })

    const gone = await world.call('DELETE', '/account', { session })
    expect([gone.status, gone.text, gone.cookies.size, gone.headers.get('x-fallback-cookies')], gone.story).toEqual([
      204,
      '',
      0,
      null,
    ])
    const { events, changes } = await world.lastExchange()
    expect(events).toEqual([])
    expect(socket.dataOf('event')).toEqual([])
    expect(changes.map(({ table, operation }) => `${table} ${operation}`).toSorted()).toEqual([
      'identities deleted',
      'sessions deleted',
      'targets deleted',
      'targets deleted',
      'tokens deleted',
      'users deleted',
    ])
    expect(outcome(await world.server('GET', '/users/grace'))).toBe('404 user_not_found')
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('401 general_unauthorized_scope')
    expect(outcome(await world.call('GET', '/account', { headers }))).toBe('401 general_unauthorized_scope')
    const body = { userId: 'grace', secret, password: 'another horse' }
    expect(outcome(await world.call('PUT', '/account/recovery', { body }))).toBe('404 user_not_found')
    // Nothing holds the address any more.
    const again = { userId: 'again', email: 'grace@example.test', password }
    expect(outcome(await world.call('POST', '/account', { body: again }))).toBe('201')
  })

  test('lowers the total of its teams by what was confirmed', async () => {
    const { world, olga, mia } = await coreTeam()
    const invited = { userId: 'sam', roles: ['viewer'], url: 'http://localhost/join' }
    must(await world.call('POST', '/teams/core/memberships', { session: olga.session, body: invited }))
    expect((await world.server('GET', '/teams/core')).body.total).toBe(2)
    must(await world.call('DELETE', '/account', { session: mia.session }))
    const { body } = await world.server('GET', '/teams/core/memberships')
    expect([(await world.server('GET', '/teams/core')).body.total, idsOf(body.memberships, 'userId')]).toEqual([
      1,
      ['olga', 'sam'],
    ])
  })

  test('deletes the user acted as, and leaves who acts', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    must(await world.server('PATCH', '/users/grace/impersonator', { impersonator: true }))
    const headers = { 'x-appwrite-impersonate-user-id': 'ada' }
    expect((await world.call('DELETE', '/account', { session, headers })).status).toBe(204)
    expect(outcome(await world.server('GET', '/users/ada'))).toBe('404 user_not_found')
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('200')
  })

  test('works with a JWT, and is closed to guests and API keys', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    expect(outcome(await world.call('DELETE', '/account'))).toBe('401 general_unauthorized_scope')
    expect(outcome(await world.server('DELETE', '/account'))).toBe('401 general_unauthorized_scope')
    const headers = await jwtOf(world, session)
    expect((await world.call('DELETE', '/account', { headers })).status).toBe(204)
    expect((await world.server('GET', '/users')).body.total).toBe(0)
  })
})
