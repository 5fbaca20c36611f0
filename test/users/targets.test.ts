import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import { newWorld, type World } from '../support/world.ts'

const query = (method: string, attribute: string | null, values: readonly unknown[]) =>
  `queries[]=${encodeURIComponent(JSON.stringify({ method, ...(attribute === null ? {} : { attribute }), values }))}`

const idsOf = ({ targets }: JsonObject) =>
  (Array.isArray(targets) ? targets.filter(isObject) : []).map((target) => target.$id)

async function worldOfAda(): Promise<World> {
  const world = await newWorld()
  await world.server('POST', '/users', { userId: 'ada', email: 'ada@example.test' })
  await world.server('POST', '/users', { userId: 'mary' })
  return world
}

const push = { targetId: 'phone1', providerType: 'push', identifier: 'device-token' }

describe('users.createTarget', () => {
  test.each([
    ['email', 'ada@work.test'],
    ['sms', '+15555550100'],
    ['push', 'any device token: +'],
  ])('makes an %s target', async (providerType, identifier) => {
    const { server, lastExchange } = await worldOfAda()
    const sent = { targetId: 'mine', providerType, identifier, name: 'Ada’s' }
    const { status, body, story } = await server('POST', '/users/ada/targets', sent)
    expect(status, story).toBe(201)
    expect(body).toEqual({
      $id: 'mine',
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      $updatedAt: '2026-03-01T12:00:00.000+00:00',
      name: 'Ada’s',
      userId: 'ada',
      providerId: null,
      providerType,
      identifier,
      expired: false,
    })
    expect((await lastExchange()).events).toEqual(['users.ada.targets.mine.create'])
    expect((await server('GET', '/users/ada/targets/mine')).body).toEqual(body)
    expect((await server('GET', '/users/ada')).body.targets).toContainEqual(body)
  })

  test('gives an id when asked', async () => {
    const { server } = await worldOfAda()
    const { body } = await server('POST', '/users/ada/targets', { ...push, targetId: 'unique()' })
    expect(body.$id).toMatch(/^[0-9a-f]{20}$/)
  })

  test('lets a provider type in capitals past its check, and then knows none of that name', async () => {
    const { server } = await worldOfAda()
    const { status, body } = await server('POST', '/users/ada/targets', { ...push, providerType: 'PUSH' })
    expect([status, body.type]).toEqual([400, 'provider_incorrect_type'])
  })

  test('keeps a provider that exists, of any type, and drops one that does not', async () => {
    const { server } = await worldOfAda()
    await server('POST', '/messaging/providers/twilio', { providerId: 'sms-out', name: 'Twilio' })
    const kept = await server('POST', '/users/ada/targets', { ...push, providerId: 'sms-out' })
    expect(kept.body.providerId).toBe('sms-out')
    const other = { ...push, targetId: 'phone2', identifier: 'other', providerId: 'nothing' }
    const dropped = await server('POST', '/users/ada/targets', other)
    expect([dropped.status, dropped.body.providerId]).toEqual([201, null])
  })

  test('checks the identifier before it looks for the user', async () => {
    const { server } = await worldOfAda()
    const refused = async (providerType: string, identifier: string) =>
      (await server('POST', '/users/nobody/targets', { ...push, providerType, identifier })).body.type
    expect(await refused('email', 'no address')).toBe('general_invalid_email')
    expect(await refused('sms', '5550100')).toBe('general_invalid_phone')
    expect(await refused('sms', '+15555550100')).toBe('user_not_found')
  })

  test('refuses an id and an identifier that are taken, by any user and any type', async () => {
    const { server } = await worldOfAda()
    await server('POST', '/users/ada/targets', push)
    for (const sent of [
      { ...push, identifier: 'other' },
      { ...push, targetId: 'other' },
      { targetId: 'other', providerType: 'push', identifier: 'ada@example.test' },
    ]) {
      const refused = await server('POST', '/users/mary/targets', sent)
      expect([refused.status, refused.body.type], refused.story).toEqual([409, 'user_target_already_exists'])
    }
    expect((await server('GET', '/users/mary/targets')).body).toEqual({ total: 0, targets: [] })
  })

  test.each([
    ['targetId', { ...push, targetId: '-' }],
    ['providerType', { ...push, providerType: 'fax' }],
    ['identifier', { ...push, identifier: '' }],
    ['identifier', { ...push, identifier: 'x'.repeat(256) }],
    ['providerId', { ...push, providerId: '' }],
    ['name', { ...push, name: '' }],
    ['name', { ...push, name: 'x'.repeat(129) }],
  ])('refuses a bad %s', async (name, sent) => {
    const { server } = await worldOfAda()
    const refused = await server('POST', '/users/ada/targets', sent)
    expect([refused.status, refused.body.type], refused.story).toEqual([400, 'general_argument_invalid'])
    expect(refused.body.message).toContain(`\`${name}\``)
  })

  test('takes 255 characters of identifier and 128 of name', async () => {
    const { server } = await worldOfAda()
    const sent = { ...push, identifier: 'x'.repeat(255), name: '🦜'.repeat(128) }
    expect((await server('POST', '/users/ada/targets', sent)).status).toBe(201)
  })
})

describe('users.updateTarget', () => {
  test('changes what is sent and leaves the rest', async () => {
    const { server, lastExchange } = await worldOfAda()
    await server('POST', '/messaging/providers/fcm', { providerId: 'push-out', name: 'FCM' })
    await server('POST', '/users/ada/targets', { ...push, name: 'Old' })
    const { status, body, story } = await server('PATCH', '/users/ada/targets/phone1', { identifier: 'new token' })
    expect(status, story).toBe(200)
    expect(body).toMatchObject({ identifier: 'new token', name: 'Old', providerId: null, expired: false })
    expect((await lastExchange()).events).toEqual(['users.ada.targets.phone1.update'])
    const second = await server('PATCH', '/users/ada/targets/phone1', { name: 'New', providerId: 'push-out' })
    expect(second.body).toMatchObject({ identifier: 'new token', name: 'New', providerId: 'push-out' })
  })

  test('refuses a provider that is not there or is of another type', async () => {
    const { server } = await worldOfAda()
    await server('POST', '/messaging/providers/twilio', { providerId: 'sms-out', name: 'Twilio' })
    await server('POST', '/users/ada/targets', push)
    const with_ = async (providerId: string) => {
      const { status, body } = await server('PATCH', '/users/ada/targets/phone1', { providerId })
      return [status, body.type]
    }
    expect(await with_('nothing')).toEqual([404, 'provider_not_found'])
    expect(await with_('sms-out')).toEqual([400, 'provider_incorrect_type'])
  })

  test('checks the identifier by the type of the target', async () => {
    const { server } = await worldOfAda()
    await server('POST', '/users/ada/targets', { targetId: 'mail', providerType: 'email', identifier: 'a@b.test' })
    await server('POST', '/users/ada/targets', { targetId: 'sms', providerType: 'sms', identifier: '+15555550100' })
    const set = async (target: string, identifier: string) =>
      (await server('PATCH', `/users/ada/targets/${target}`, { identifier })).body.type
    expect(await set('mail', 'nope')).toBe('general_invalid_email')
    expect(await set('sms', 'nope')).toBe('general_invalid_phone')
  })

  test('answers 500 when the identifier is taken, as the server does, and changes nothing', async () => {
    const { server } = await worldOfAda()
    await server('POST', '/users/ada/targets', push)
    const { status, body } = await server('PATCH', '/users/ada/targets/phone1', { identifier: 'ada@example.test' })
    expect([status, body.type]).toEqual([500, 'general_unknown'])
    expect((await server('GET', '/users/ada/targets/phone1')).body.identifier).toBe('device-token')
  })
})

describe('users.listTargets', () => {
  test('lists those of one user, filtered, ordered and paged', async () => {
    const { server } = await worldOfAda()
    for (const at of [1, 2, 3]) {
      await server('POST', '/users/ada/targets', { ...push, targetId: `p${at}`, identifier: `token ${4 - at}` })
    }
    await server('POST', '/users/mary/targets', push)
    const list = async (...queries: readonly string[]) => {
      const { body } = await server('GET', `/users/ada/targets?${queries.join('&')}`)
      return [body.total, idsOf(body)]
    }
    expect((await list())[0]).toBe(4)
    expect(await list(query('equal', 'providerType', ['push']))).toEqual([3, ['p1', 'p2', 'p3']])
    expect(await list(query('equal', 'identifier', ['token 1']))).toEqual([1, ['p3']])
    expect(
      await list(query('orderAsc', 'identifier', []), query('limit', null, [2]), query('offset', null, [1])),
    ).toEqual([4, ['p3', 'p2']])
    expect(await list(query('cursorAfter', null, ['p1']))).toEqual([4, ['p2', 'p3']])
    expect(await list('total=false', query('isNull', 'providerId', []), query('limit', null, [1]))).toMatchObject([
      0,
      {},
    ])
    const missing = await server('GET', `/users/ada/targets?${query('cursorAfter', null, ['nothing'])}`)
    expect([missing.status, missing.body.type]).toEqual([400, 'general_cursor_not_found'])
    const search = await server('GET', `/users/ada/targets?${query('search', 'identifier', ['x'])}`)
    expect([search.status, search.body.type]).toEqual([500, 'general_unknown'])
    const unknown = await server('GET', `/users/ada/targets?${query('equal', 'expired', [true])}`)
    expect([unknown.status, unknown.body.type]).toEqual([400, 'general_argument_invalid'])
  })
})

describe('users.deleteTarget', () => {
  test('deletes it and frees its identifier', async () => {
    const { server, lastExchange } = await worldOfAda()
    await server('POST', '/users/ada/targets', push)
    const { status, text } = await server('DELETE', '/users/ada/targets/phone1')
    expect([status, text]).toEqual([204, ''])
    expect((await lastExchange()).events).toEqual(['users.ada.targets.phone1.delete'])
    expect((await server('GET', '/users/ada/targets/phone1')).body.type).toBe('user_target_not_found')
    expect((await server('POST', '/users/mary/targets', push)).status).toBe(201)
  })
})

test.each(['GET', 'PATCH', 'DELETE'])('%s of a target that another user has, or nobody: not found', async (method) => {
  const { server } = await worldOfAda()
  await server('POST', '/users/ada/targets', push)
  const body = method === 'PATCH' ? { name: 'x' } : undefined
  const type = async (path: string) => (await server(method, path, body)).body.type
  expect(await type('/users/mary/targets/phone1')).toBe('user_target_not_found')
  expect(await type('/users/ada/targets/nothing')).toBe('user_target_not_found')
  expect(await type('/users/nobody/targets/phone1')).toBe('user_not_found')
})
