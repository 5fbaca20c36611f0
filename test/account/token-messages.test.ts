/** What goes out for a token, what a key reads of it, and the codes that a project fixed. */
import { describe, expect, test } from 'vitest'
import { newWorld, type Sent, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { lastMessage, settings } from './mail.ts'
import { ask, email, firefox, mailed, phone, ways } from './ways.ts'

const messageCount = async (world: World) => must(await world.control('GET', '/inbox')).body.total

describe('the secret for API keys', () => {
  const key = (world: World): Sent => ({ key: world.emulator.apiKey })

  test('of a magic URL is what the link carries', async () => {
    const world = await newWorld()
    const { body } = must(await ask(world, 'magic-url', { email }, key(world)))
    expect(body.secret).toMatch(/^[0-9a-f]{64}$/)
    expect(new URL(String((await lastMessage(world, 'magic-url')).link)).searchParams.get('secret')).toBe(body.secret)
  })

  test('of a mailed code is the code', async () => {
    const world = await newWorld()
    const { body } = must(await ask(world, 'email', { email }, key(world)))
    expect(body.secret).toMatch(/^\d{6}$/)
    expect((await lastMessage(world, 'email-otp')).code).toBe(body.secret)
  })

  test('of a code by SMS is base64 of the user and the code', async () => {
    const world = await newWorld()
    const { body } = must(await ask(world, 'phone', { userId: 'grace', phone }, key(world)))
    const { code } = await lastMessage(world, 'phone-otp')
    expect(Buffer.from(String(body.secret), 'base64').toString()).toBe(`{"id":"grace","secret":"${String(code)}"}`)
  })
})

describe('what is sent', () => {
  test('for a magic URL is a mail whose link keeps its own query and fragment', async () => {
    const world = await newWorld()
    const url = 'http://localhost:3000/in?next=%2Fa+b&secret=mine#top'
    const { body } = must(
      await ask(world, 'magic-url', { userId: 'grace', email, url }, { headers: { 'user-agent': firefox } }),
    )
    const message = await lastMessage(world, 'magic-url')
    expect(message).toMatchObject({
      channel: 'email',
      kind: 'magic-url',
      userId: 'grace',
      to: email,
      toName: '',
      subject: 'demo Login',
      code: null,
      state: 'unused',
      expire: '2026-03-01T13:00:00.000Z',
    })
    const link = String(message.link)
    expect(link).toBe(
      `http://localhost:3000/in?next=%2Fa+b&secret=${String(message.secret)}&userId=grace` +
        '&expire=2026-03-01T13%3A00%3A00.000%2B00%3A00&project=demo#top',
    )
    expect(Date.parse(new URL(link).searchParams.get('expire') ?? '')).toBe(Date.parse(String(body.expire)))
    expect(message.text).toContain(`\n${link}\n`)
    expect(message.html).toContain(`href="${link.replaceAll('&', '&#38;')}"`)
    for (const form of [message.text, message.html]) {
      expect(form).toContain('Firefox 128.0 on Windows 10 (desktop)')
      expect(form).not.toContain('phrase')
    }
  })

  test('for a magic URL without a page leads to the page that a console would have', async () => {
    const world = await newWorld()
    must(await ask(world, 'magic-url', { email }))
    expect((await lastMessage(world, 'magic-url')).link).toMatch(
      /^http:\/\/localhost:4280\/console\/auth\/magic-url\?userId=/,
    )
  })

  test('for an email code is a mail with the code in both forms', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'grace', email, name: 'Grace <b>Hopper</b>' }))
    must(await ask(world, 'email', { email }))
    const message = await lastMessage(world, 'email-otp')
    expect(message).toMatchObject({
      kind: 'email-otp',
      toName: 'Grace <b>Hopper</b>',
      subject: 'OTP for demo Login',
      link: null,
      secret: null,
      expire: '2026-03-01T12:15:00.000Z',
    })
    expect(message.code).toMatch(/^\d{6}$/)
    expect(message.text).toContain(`\n${String(message.code)}\n`)
    expect(message.text).toContain('an unknown client on an unknown system (unknown device)')
    expect(message.html).toContain(`<p>${String(message.code)}</p>`)
    expect(message.html).toContain('Hello Grace &#60;b&#62;Hopper&#60;/b&#62;,')
  })

  test('for a phone is an SMS that starts with its code', async () => {
    const world = await newWorld()
    must(await ask(world, 'phone', { phone }))
    const message = await lastMessage(world, 'phone-otp')
    expect(message).toMatchObject({ channel: 'sms', kind: 'phone-otp', to: phone, subject: '', html: '', link: null })
    expect(message.code).toMatch(/^\d{6}$/)
    expect(message.text).toMatch(new RegExp(`^${String(message.code)} .*demo`))
  })

  test.each(mailed)('shows the security phrase in the answer and in the mail ($way)', async ({ way, kind }) => {
    const world = await newWorld()
    const { body } = must(await ask(world, way, { email, phrase: true }))
    expect(body.phrase).toMatch(/^[A-Z][a-z]+ [a-z]+(?:[ -][a-z]+)*$/)
    const message = await lastMessage(world, kind)
    for (const form of [message.text, message.html]) expect(form).toContain(`Security phrase: ${String(body.phrase)}`)
    const other = must(await ask(world, way, { email, phrase: true }))
    expect(other.body.phrase).not.toBe(body.phrase)
  })

  test('goes out again for each request, and the earlier ones stay good', async () => {
    const world = await newWorld()
    for (const { way, address } of ways) {
      must(await ask(world, way, address))
      must(await ask(world, way, address))
    }
    const { body } = await world.control('GET', '/inbox?unused=true')
    expect(body.total).toBe(6)
  })
})

describe('codes that the project fixed', () => {
  test('of a mock number send no SMS', async () => {
    const world = await newWorld()
    await settings(world, { authMockNumbers: [{ phone, otp: '424242' }] })
    const { body } = must(await ask(world, 'phone', { userId: 'grace', phone }, { key: world.emulator.apiKey }))
    expect(body.secret).toBe(Buffer.from('{"id":"grace","secret":"424242"}').toString('base64'))
    expect(await messageCount(world)).toBe(0)
    must(await ask(world, 'phone', { phone: '+15555550199' }))
    expect(await messageCount(world)).toBe(1)
  })

  test('of a mock address send no mail with a code, in any case of letters', async () => {
    const world = await newWorld()
    await settings(world, { authMockEmails: [{ email, otp: '424242' }] })
    for (const written of [email, 'Grace@Example.test']) {
      const { body } = must(await ask(world, 'email', { email: written }, { key: world.emulator.apiKey }))
      expect(body.secret).toBe('424242')
    }
    expect(await messageCount(world)).toBe(0)
    must(await ask(world, 'email', { email: 'ada@example.test' }))
    must(await ask(world, 'magic-url', { email }))
    expect(await messageCount(world)).toBe(2)
  })

  test('still need what would send them', async () => {
    const world = await newWorld()
    const off = { mailServer: false, smsProvider: false }
    const mocks = { authMockNumbers: [{ phone, otp: '424242' }], authMockEmails: [{ email, otp: '424242' }] }
    await settings(world, { ...off, ...mocks })
    expect(outcome(await ask(world, 'phone', { phone }))).toBe('503 general_phone_disabled')
    expect(outcome(await ask(world, 'email', { email }))).toBe('503 general_smtp_disabled')
  })
})
