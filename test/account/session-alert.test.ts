/** Mails about further sessions (contract section 9). */
import { expect, test } from 'vitest'
import { newWorld, password, type World } from '../support/world.ts'
import { must } from '../teams/people.ts'
import { lastMessage, notes, settings } from './mail.ts'
import { email, firefox, phone } from './ways.ts'

/** Grace with one session, in a project that alerts. */
async function alertingWorld(): Promise<World> {
  const world = await newWorld()
  await settings(world, { authSessionAlerts: true })
  await world.signedIn()
  return world
}

const signIn = (world: World) =>
  world.call('POST', '/account/sessions/email', { body: { email, password }, headers: { 'user-agent': firefox } })

const exchange = (world: World, secret: unknown, userId = 'grace') =>
  world.call('POST', '/account/sessions/token', { body: { userId, secret } })

const messageCount = async (world: World) => must(await world.control('GET', '/inbox')).body.total

const alerts = async (world: World) => must(await world.control('GET', '/inbox?kind=session-alert')).body.total

test('session alert: tells of the second session by password, and not of the first', async () => {
  const world = await alertingWorld()
  expect(await messageCount(world)).toBe(0)
  must(await signIn(world))
  expect(await messageCount(world)).toBe(1)
  const message = await lastMessage(world, 'session-alert')
  expect(message).toMatchObject({
    channel: 'email',
    kind: 'session-alert',
    userId: 'grace',
    to: email,
    toName: 'Grace Hopper',
    subject: 'Security alert: new session',
    code: null,
    link: null,
    secret: null,
    expire: null,
    state: 'unused',
  })
  for (const form of [message.text, message.html]) {
    expect(form).toContain('Hello Grace Hopper,')
    expect(form).toContain('2026-03-01 12:00 UTC')
    expect(form).toContain('Firefox 128.0 on Windows 10 (desktop)')
    expect(form).toContain('127.0.0.1, Unknown')
  }
})

test('session alert: tells of a session that ends the only other one by the limit', async () => {
  const world = await alertingWorld()
  await settings(world, { authSessionsLimit: 1 })
  must(await signIn(world))
  expect(await alerts(world)).toBe(1)
})

test('session alert: is off by default', async () => {
  const world = await newWorld()
  await world.signedIn()
  must(await signIn(world))
  expect(await messageCount(world)).toBe(0)
})

test('session alert: tells of sessions by a token of a server and by SMS, not of those by mail', async () => {
  const world = await alertingWorld()
  must(await world.server('PATCH', '/users/grace/phone', { number: phone }))
  const { body: made } = must(await world.server('POST', '/users/grace/tokens', {}))
  must(await exchange(world, made.secret))
  expect(await alerts(world)).toBe(1)
  must(await world.call('POST', '/account/tokens/phone', { body: { userId: 'unique()', phone } }))
  must(await exchange(world, (await lastMessage(world, 'phone-otp')).code))
  expect(await alerts(world)).toBe(2)
  must(await world.call('POST', '/account/tokens/email', { body: { userId: 'unique()', email } }))
  must(await exchange(world, (await lastMessage(world, 'email-otp')).code))
  must(await world.call('POST', '/account/tokens/magic-url', { body: { userId: 'unique()', email } }))
  must(await exchange(world, (await lastMessage(world, 'magic-url')).secret))
  expect(await alerts(world)).toBe(2)
  expect((await world.server('GET', '/users/grace/sessions')).body.total).toBe(5)
})

test('session alert: needs an address', async () => {
  const world = await newWorld()
  await settings(world, { authSessionAlerts: true })
  must(await world.server('POST', '/users', { userId: 'ada', phone }))
  for (let count = 0; count < 2; count += 1) {
    const { body } = must(await world.server('POST', '/users/ada/tokens', {}))
    must(await exchange(world, body.secret, 'ada'))
  }
  expect(await messageCount(world)).toBe(0)
})

test('session alert: is left out where no mail can be sent, and the sign-in works', async () => {
  const world = await alertingWorld()
  await settings(world, { mailServer: false })
  expect((await signIn(world)).status).toBe(201)
  expect(await messageCount(world)).toBe(0)
  expect(await notes(world)).toContain('mailServer is off')
})

test('session alert: tells of nothing that a server makes', async () => {
  const world = await alertingWorld()
  must(await world.server('POST', '/users/grace/sessions'))
  expect(await messageCount(world)).toBe(0)
})
