/** account.createRecovery and updateRecovery: a forgotten password, from the mail to the new one. */
import { describe, expect, test } from 'vitest'
import { openSocket } from '../realtime/fake-socket.ts'
import { newWorld, password, type Reply, type World } from '../support/world.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { lastLink, lastMessage, notes, pass, settings } from './mail.ts'

const url = 'http://localhost/reset?step=2&secret=mine#form'
const next = 'another horse'

const ask = (world: World, email = 'grace@example.test'): Promise<Reply> =>
  world.call('POST', '/account/recovery', { body: { email, url } })

const confirm = (world: World, secret: string, given = next, userId = 'grace'): Promise<Reply> =>
  world.call('PUT', '/account/recovery', { body: { userId, secret, password: given } })

const signIn = async (world: World, given: string): Promise<string> =>
  outcome(
    await world.call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password: given } }),
  )

describe('account.createRecovery', () => {
  test('answers a token without its secret and mails the link, which keeps the caller’s own query and fragment', async () => {
    const world = await newWorld()
    await world.signedIn()
    const { status, body, story } = await ask(world, 'GRACE@Example.test')
    expect([status, body.userId, body.secret, body.phrase], story).toEqual([201, 'grace', '', ''])
    expect(body.expire).toBe('2026-03-01T13:00:00.000+00:00')
    expect((await world.lastExchange()).events).toEqual([`users.grace.recovery.${String(body.$id)}.create`])
    const mail = await lastMessage(world, 'recovery')
    expect([mail.to, mail.toName, mail.subject, mail.state]).toEqual([
      'grace@example.test',
      'Grace Hopper',
      `Password Reset for ${String(mail.fromName)}`,
      'unused',
    ])
    expect(mail.text).toContain(String(mail.link))
    expect(mail.html).toContain(String(mail.link).replaceAll('&', '&#38;'))
    const link = await lastLink(world, 'recovery')
    expect([link.origin, link.pathname, link.hash]).toEqual(['http://localhost', '/reset', '#form'])
    expect(Object.fromEntries(link.searchParams)).toEqual({
      step: '2',
      userId: 'grace',
      secret: expect.stringMatching(/^[0-9a-f]{256}$/),
      expire: '2026-03-01T13:00:00.000+00:00',
    })
  })

  test('shows an API key the secret, and realtime shows it to nobody', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const socket = openSocket(world.emulator, { session, query: 'channels[]=account' })
    const { body } = must(await world.server('POST', '/account/recovery', { email: 'grace@example.test', url }))
    expect(body.secret).toBe((await lastLink(world, 'recovery')).secret)
    const [event] = socket.dataOf('event')
    expect(event?.events).toContain(`users.grace.recovery.${String(body.$id)}.create`)
    expect(event?.payload).not.toHaveProperty('secret')
    must(await confirm(world, String(body.secret)))
    expect(JSON.stringify(socket.messages)).not.toContain(String(body.secret))
  })

  test('refuses unknown and blocked users, foreign pages, and servers without SMTP', async () => {
    const world = await newWorld()
    await world.signedIn()
    expect(outcome(await ask(world, 'nobody@example.test'))).toBe('404 user_not_found')
    expect(await notes(world)).toContain('no user of this project has the email nobody@example.test')
    const foreign = { email: 'grace@example.test', url: 'https://elsewhere.example/reset' }
    expect(outcome(await world.call('POST', '/account/recovery', { body: foreign }))).toBe(
      '400 general_argument_invalid',
    )
    must(await world.server('PATCH', '/users/grace/status', { status: false }))
    expect(outcome(await ask(world))).toBe('403 user_blocked')
    await settings(world, { mailServer: false })
    expect(outcome(await ask(world, 'nobody@example.test'))).toBe('503 general_smtp_disabled')
    expect((await world.control('GET', '/inbox')).body.total).toBe(0)
  })

  test('is limited to ten calls an hour for one address', async () => {
    const world = await newWorld()
    await world.signedIn()
    for (let at = 0; at < 10; at += 1) must(await ask(world))
    expect(outcome(await ask(world))).toBe('429 general_rate_limit_exceeded')
    await pass(world, '1h')
    expect(outcome(await ask(world))).toBe('201')
  })
})

describe('account.updateRecovery', () => {
  test('sets the password, verifies the address, ends every session, and answers the used token', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    const { body: asked } = must(await ask(world))
    const { status, body, story } = await confirm(world, (await lastLink(world, 'recovery')).secret)
    expect([status, body], story).toEqual([200, asked])
    expect((await world.lastExchange()).events).toEqual([`users.grace.recovery.${String(asked.$id)}.update`])
    expect((await lastMessage(world, 'recovery')).state).toBe('used')
    expect((await world.server('GET', '/users/grace')).body.emailVerification).toBe(true)
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('401 general_unauthorized_scope')
    expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(0)
    expect(await signIn(world, password)).toBe('401 user_invalid_credentials')
    expect(await signIn(world, next)).toBe('201')
  })

  test('leaves sessions alone where the project wants that', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await settings(world, { authInvalidateSessions: false })
    must(await ask(world))
    must(await confirm(world, (await lastLink(world, 'recovery')).secret))
    expect(outcome(await world.call('GET', '/account', { session }))).toBe('200')
  })

  test('takes a secret once, and an older one beside a newer one', async () => {
    const world = await newWorld()
    await world.signedIn()
    must(await ask(world))
    const older = await lastLink(world, 'recovery')
    must(await ask(world))
    const newer = await lastLink(world, 'recovery')
    expect(older.secret).not.toBe(newer.secret)
    expect(outcome(await confirm(world, older.secret))).toBe('200')
    expect(outcome(await confirm(world, older.secret, 'third horse'))).toBe('401 user_invalid_token')
    expect(await notes(world)).toContain('was used')
    expect(outcome(await confirm(world, newer.secret, 'third horse'))).toBe('200')
    expect(await signIn(world, 'third horse')).toBe('201')
  })

  test('takes one of two calls that bring the same secret at the same time', async () => {
    const world = await newWorld()
    await world.signedIn()
    must(await ask(world))
    const { secret } = await lastLink(world, 'recovery')
    const outcomes = await Promise.all([confirm(world, secret), confirm(world, secret, 'third horse')])
    expect(outcomes.map(outcome).toSorted()).toEqual(['200', '401 user_invalid_token'])
  })

  test.each([
    ['59m59s', '200'],
    ['1h', '401 user_invalid_token'],
  ])('after %s answers %s', async (by, expected) => {
    const world = await newWorld()
    await world.signedIn()
    must(await ask(world))
    const { secret } = await lastLink(world, 'recovery')
    await pass(world, by)
    expect(outcome(await confirm(world, secret))).toBe(expected)
    expect((await lastMessage(world, 'recovery')).state).toBe(expected === '200' ? 'used' : 'expired')
  })

  test('refuses wrong secrets, those of another user and those of another kind, and unknown users', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await ask(world))
    const { secret } = await lastLink(world, 'recovery')
    must(await world.call('POST', '/account/verifications/email', { session, body: { url } }))
    const verification = await lastLink(world, 'verification')
    expect(outcome(await confirm(world, 'wrong'))).toBe('401 user_invalid_token')
    expect(await notes(world)).toContain('it is wrong, or was used')
    expect(outcome(await confirm(world, secret, next, 'ada'))).toBe('401 user_invalid_token')
    expect(outcome(await confirm(world, verification.secret))).toBe('401 user_invalid_token')
    expect(await notes(world)).toContain('of another kind')
    expect(outcome(await confirm(world, secret, next, 'nobody'))).toBe('404 user_not_found')
    const session2 = { body: { userId: 'grace', secret } }
    expect(outcome(await world.call('POST', '/account/sessions/token', session2))).toBe('401 user_invalid_token')
    expect(outcome(await confirm(world, secret))).toBe('200')
  })

  test('keeps the rules for new passwords but that for personal data, and the link survives a refusal', async () => {
    const world = await newWorld()
    await settings(world, { authPasswordHistory: 1, authPersonalDataCheck: true })
    await world.signedIn()
    must(await ask(world))
    const { secret } = await lastLink(world, 'recovery')
    expect(outcome(await confirm(world, secret, 'short12'))).toBe('400 general_argument_invalid')
    expect(outcome(await confirm(world, secret, password))).toBe('400 password_recently_used')
    expect(outcome(await confirm(world, secret, 'grace@example.test'))).toBe('200')
  })

  test('gives a user without a password the first one', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'grace', email: 'grace@example.test' }))
    must(await ask(world))
    must(await confirm(world, (await lastLink(world, 'recovery')).secret))
    expect(await signIn(world, next)).toBe('201')
  })

  test('is not what the inbox can do for the reader, and says what is missing', async () => {
    const world = await newWorld()
    await world.signedIn()
    must(await ask(world))
    const { id } = await lastMessage(world, 'recovery')
    const { status, text } = await world.control('POST', `/inbox/${String(id)}/complete`)
    expect(status).toBe(409)
    expect(text).toContain('PUT /v1/account/recovery')
    expect(idsOf((await world.control('GET', '/inbox')).body.messages, 'state')).toEqual(['unused'])
  })
})
