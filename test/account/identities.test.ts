/** account.listIdentities and deleteIdentity: the caller's own, and nobody else's. */
import { describe, expect, test } from 'vitest'
import { isObject } from '../../src-shared/store/column.ts'
import type { World } from '../support/world.ts'
import { idsOf, must, outcome, query } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { notes } from './mail.ts'

/** `grace` has three identities, `ada` one. */
async function withIdentities(): Promise<World & { readonly session: string }> {
  const world = await worldWith({
    identities: [
      { id: 'i1', provider: 'github', providerEmail: 'grace@id.test' },
      { id: 'i2', provider: 'google', providerAccessTokenExpiry: Date.parse('2026-03-01T13:00:00Z') },
      { id: 'i3', userId: 'ada', provider: 'apple' },
      { id: 'i4', provider: 'discord' },
    ],
  })
  return { ...world, session: (await world.signedIn()).session }
}

describe('account.listIdentities', () => {
  test('lists the caller’s own with their tokens', async () => {
    const { call, session } = await withIdentities()
    const { status, body, story } = await call('GET', '/account/identities', { session })
    expect([status, body.total, idsOf(body.identities)], story).toEqual([200, 3, ['i1', 'i2', 'i4']])
    const [, second] = Array.isArray(body.identities) ? body.identities.filter(isObject) : []
    expect(second).toMatchObject({
      userId: 'grace',
      providerAccessToken: 'access',
      providerAccessTokenExpiry: '2026-03-01T13:00:00.000+00:00',
      providerRefreshToken: 'refresh',
    })
  })

  test('takes queries, pages and the switch for the total', async () => {
    const { call, session } = await withIdentities()
    const listed = async (...queries: readonly object[]) => {
      const { body } = must(await call('GET', `/account/identities${query(...queries)}`, { session }))
      return [body.total, idsOf(body.identities)]
    }
    expect(await listed({ method: 'equal', attribute: 'provider', values: ['google', 'apple'] })).toEqual([1, ['i2']])
    expect(await listed({ method: 'equal', attribute: 'userId', values: ['ada'] })).toEqual([0, []])
    const byProvider = { method: 'orderAsc', attribute: 'provider' }
    expect(await listed(byProvider, { method: 'limit', values: [1] })).toEqual([3, ['i4']])
    expect(await listed(byProvider, { method: 'cursorAfter', values: ['i4'] })).toEqual([3, ['i1', 'i2']])
    const untold = must(await call('GET', '/account/identities?total=false', { session }))
    expect([untold.body.total, idsOf(untold.body.identities)]).toEqual([0, ['i1', 'i2', 'i4']])
  })

  test.each([
    ['an unknown attribute', { method: 'equal', attribute: 'secret', values: ['x'] }, '400 general_argument_invalid'],
    ['a search', { method: 'search', attribute: 'provider', values: ['x'] }, '400 general_query_invalid'],
    ['an unknown cursor', { method: 'cursorAfter', values: ['nothing'] }, '400 general_cursor_not_found'],
    ['the cursor of another user', { method: 'cursorAfter', values: ['i3'] }, '400 general_cursor_not_found'],
  ])('refuses %s', async (_what, asked, expected) => {
    const { call, session } = await withIdentities()
    expect(outcome(await call('GET', `/account/identities${query(asked)}`, { session }))).toBe(expected)
  })

  test('refuses a cursor without a value to order by', async () => {
    const { call, session } = await withIdentities()
    const asked = query(
      { method: 'orderAsc', attribute: 'providerAccessTokenExpiry' },
      { method: 'cursorAfter', values: ['i1'] },
    )
    expect(outcome(await call('GET', `/account/identities${asked}`, { session }))).toBe('400 database_query_order_null')
  })

  test('is closed to guests and API keys', async () => {
    const { call, server } = await withIdentities()
    expect(outcome(await call('GET', '/account/identities'))).toBe('401 general_unauthorized_scope')
    expect(outcome(await server('GET', '/account/identities'))).toBe('401 general_unauthorized_scope')
  })
})

describe('account.deleteIdentity', () => {
  test('deletes one of the caller’s own, once, and leaves sessions alone', async () => {
    const world = await withIdentities()
    const { session } = world
    const gone = await world.call('DELETE', '/account/identities/i1', { session })
    expect([gone.status, gone.text], gone.story).toEqual([204, ''])
    expect((await world.lastExchange()).events).toEqual(['users.grace.identities.i1.delete'])
    expect(outcome(await world.call('DELETE', '/account/identities/i1', { session }))).toBe(
      '404 user_identity_not_found',
    )
    expect((await world.call('GET', '/account/sessions', { session })).body.total).toBe(1)
  })

  test('refuses one of somebody else', async () => {
    const world = await withIdentities()
    const { session } = world
    expect(outcome(await world.call('DELETE', '/account/identities/i3', { session }))).toBe('401 user_unauthorized')
    expect(await notes(world)).toContain('belongs to user ada')
    expect((await world.server('GET', '/users/identities')).body.total).toBe(4)
  })
})
