/** Push targets of the account: tied to the session that made them, named after its device. */
import { describe, expect, test } from 'vitest'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { jwtOf, notes } from './mail.ts'

const phoneAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1'

const mine = { targetId: 'mine', identifier: 'device-token' }

const create = (world: World, session: string, body: object = mine, userAgent = ''): Promise<Reply> =>
  world.call('POST', '/account/targets/push', { session, body, headers: { 'user-agent': userAgent } })

const update = (world: World, session: string, identifier: string, targetId = 'mine', userAgent = ''): Promise<Reply> =>
  world.call('PUT', `/account/targets/${targetId}/push`, {
    session,
    body: { identifier },
    headers: { 'user-agent': userAgent },
  })

const targetsOf = async (world: World, userId = 'grace') =>
  idsOf(must(await world.server('GET', `/users/${userId}`)).body.targets, 'identifier')

const signInAgain = async (world: World): Promise<string> => {
  const body = { email: 'grace@example.test', password }
  return must(await world.call('POST', '/account/sessions/email', { body })).cookies.get('a_session_demo') ?? ''
}

describe('account.createPushTarget', () => {
  test('makes a target named after the device', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { status, body, story } = await create(world, session, { ...mine, providerId: 'nowhere' }, phoneAgent)
    expect(status, story).toBe(201)
    expect(body).toEqual({
      $id: 'mine',
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      $updatedAt: '2026-03-01T12:00:00.000+00:00',
      name: 'Apple iPhone',
      userId: 'grace',
      providerId: 'nowhere',
      providerType: 'push',
      identifier: 'device-token',
      expired: false,
    })
    expect((await world.lastExchange()).events).toEqual(['users.grace.targets.mine.create'])
    expect((await world.call('GET', '/account', { session })).body.targets).toContainEqual(body)
  })

  test('gives an id when asked, no provider when none is named, and a blank name to what it does not know', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { body } = must(await create(world, session, { targetId: 'unique()', identifier: 'x' }))
    expect(body.$id).toMatch(/^[0-9a-f]{20}$/)
    expect([body.providerId, body.name]).toEqual([null, ' '])
  })

  test('refuses an id and an identifier that any target has', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await create(world, ada.session))
    for (const body of [
      { ...mine, identifier: 'other' },
      { ...mine, targetId: 'other' },
      { targetId: 'third', identifier: 'ada@example.test' },
    ]) {
      expect(outcome(await create(world, session, body))).toBe('409 user_target_already_exists')
    }
    expect(await notes(world)).toContain('of user ada')
  })

  test('needs a user: guests and API keys have none', async () => {
    const world = await newWorld()
    expect(outcome(await world.call('POST', '/account/targets/push', { body: mine }))).toBe(
      '401 general_unauthorized_scope',
    )
    const reply = await world.server('POST', '/account/targets/push', mine)
    expect(reply.status, reply.story).toBe(401)
  })
})

describe('a push target', () => {
  test('goes with the session that made it, and with no other', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const other = await signInAgain(world)
    must(await create(world, session, { targetId: 'one', identifier: 'first' }))
    must(await create(world, other, { targetId: 'two', identifier: 'second' }))
    must(await world.call('DELETE', '/account/sessions/current', { session }))
    expect(await targetsOf(world)).toEqual(['grace@example.test', 'second'])
    must(await world.call('DELETE', '/account/sessions', { session: other }))
    expect(await targetsOf(world)).toEqual(['grace@example.test'])
  })

  test('stays when a server ends the session', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await create(world, session))
    must(await world.server('DELETE', '/users/grace/sessions'))
    expect(await targetsOf(world)).toEqual(['grace@example.test', 'device-token'])
  })

  test('belongs to no session when a JWT makes it', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    const headers = await jwtOf(world, session)
    must(await world.call('POST', '/account/targets/push', { headers, body: mine }))
    must(await world.call('DELETE', `/account/sessions/${sessionId}`, { session }))
    expect(await targetsOf(world)).toEqual(['grace@example.test', 'device-token'])
  })
})

describe('account.updatePushTarget', () => {
  test('sets the identifier and a fresh name', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await create(world, session))
    const { status, body, story } = await update(world, session, 'renewed', 'mine', phoneAgent)
    expect([status, body.identifier, body.expired, body.name], story).toEqual([200, 'renewed', false, 'Apple iPhone'])
    expect((await world.lastExchange()).events).toEqual(['users.grace.targets.mine.update'])
    expect(outcome(await update(world, session, 'renewed'))).toBe('200')
  })

  test('refuses targets that are missing or of others, and breaks on an identifier that is taken', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await create(world, ada.session, { targetId: 'hers', identifier: 'hers' }))
    must(await create(world, session))
    expect(outcome(await update(world, session, 'x', 'nothing'))).toBe('404 user_target_not_found')
    expect(outcome(await update(world, session, 'x', 'hers'))).toBe('404 user_target_not_found')
    expect(outcome(await update(world, session, 'hers'))).toBe('500 general_unknown')
    expect(await targetsOf(world, 'ada')).toEqual(['ada@example.test', 'hers'])
  })
})

describe('account.deletePushTarget', () => {
  test('deletes it, once, and none of others', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await create(world, session))
    const remove = (by: string) => world.call('DELETE', '/account/targets/mine/push', { session: by })
    expect(outcome(await remove(ada.session))).toBe('404 user_target_not_found')
    const gone = await remove(session)
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await world.lastExchange()).events).toEqual(['users.grace.targets.mine.delete'])
    expect(outcome(await remove(session))).toBe('404 user_target_not_found')
  })
})
