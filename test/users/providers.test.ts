import { describe, expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'

describe('messaging providers', () => {
  test('are made, read and listed', async () => {
    const { server } = await newWorld()
    const made = await server('POST', '/messaging/providers/mailgun', {
      providerId: 'mail',
      name: 'Mailgun',
      apiKey: 'key',
      domain: 'mg.example.test',
      isEuRegion: false,
      fromEmail: 'hello@example.test',
      enabled: true,
    })
    expect(made.status, made.story).toBe(201)
    expect(made.body).toEqual({
      $id: 'mail',
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      $updatedAt: '2026-03-01T12:00:00.000+00:00',
      name: 'Mailgun',
      provider: 'mailgun',
      enabled: true,
      type: 'email',
      credentials: { apiKey: 'key', domain: 'mg.example.test', isEuRegion: false },
      options: { fromEmail: 'hello@example.test' },
    })
    await server('POST', '/messaging/providers/fcm', { providerId: 'push', name: 'Cloud messaging', enabled: true })
    expect((await server('GET', '/messaging/providers/mail')).body).toEqual(made.body)
    expect((await server('GET', '/messaging/providers')).body).toMatchObject({
      total: 2,
      providers: [{ $id: 'mail' }, { $id: 'push', enabled: false, type: 'push' }],
    })
    expect((await server('GET', '/messaging/providers?search=cloud')).body).toMatchObject({ total: 1 })
  })

  test('an id is taken once, and an unknown one is not found', async () => {
    const { server } = await newWorld()
    await server('POST', '/messaging/providers/twilio', { providerId: 'sms', name: 'Twilio' })
    const again = await server('POST', '/messaging/providers/vonage', { providerId: 'sms', name: 'Vonage' })
    expect([again.status, again.body.type]).toEqual([409, 'provider_already_exists'])
    const missing = await server('GET', '/messaging/providers/nothing')
    expect([missing.status, missing.body.type]).toEqual([404, 'provider_not_found'])
  })

  test('need their scope; the rest of messaging says that it is not emulated', async () => {
    const { server, call, control } = await newWorld()
    const { body } = await control('POST', '/projects/demo/keys', { scopes: ['users.read'] })
    const closed = await call('GET', '/messaging/providers', { key: String(body.secret) })
    expect([closed.status, closed.body.type]).toEqual([401, 'general_unauthorized_scope'])
    const topics = await server('GET', '/messaging/topics')
    expect([topics.status, topics.body.type]).toEqual([501, 'general_not_implemented'])
  })
})
