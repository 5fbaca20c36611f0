/** `account.createMagicURLToken`, `createEmailToken`, `createPhoneToken`: who gets a token, and who is refused one. */
import { describe, expect, test } from 'vitest'
import { newWorld, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'
import { worldWith } from '../users/seeded.ts'
import { notes, settings } from './mail.ts'
import { ask, email, mailed, phone, ways } from './ways.ts'

const userOf = async (world: World, id: unknown) => (await world.server('GET', `/users/${String(id)}`)).body

describe.each(ways)('tokens/$way', ({ way, address }) => {
  const lifetime = way === 'magic-url' ? '13:00:00' : '12:15:00'

  test('answers a client without the secret', async () => {
    const world = await newWorld()
    const { status, body, story } = await ask(world, way, { userId: 'grace', ...address })
    expect(status, story).toBe(201)
    expect(body).toEqual({
      $id: expect.stringMatching(/^[0-9a-f]{20}$/),
      $createdAt: '2026-03-01T12:00:00.000+00:00',
      userId: 'grace',
      secret: '',
      expire: `2026-03-01T${lifetime}.000+00:00`,
      phrase: '',
    })
  })

  test('makes the user of an address that nobody has, and tells it as the only event', async () => {
    const world = await newWorld()
    must(await ask(world, way, { userId: 'grace', ...address }))
    expect((await world.lastExchange()).events).toEqual(['users.grace.create'])
    const user = await userOf(world, 'grace')
    expect(user).toMatchObject({
      name: '',
      email: '',
      phone: '',
      ...address,
      password: null,
      passwordUpdate: '',
      hash: 'argon2',
      emailVerification: false,
      phoneVerification: false,
      status: true,
      accessedAt: '2026-03-01T12:00:00.000+00:00',
    })
    const targets = {
      'magic-url': [],
      email: [{ providerType: 'email', identifier: email }],
      phone: [{ providerType: 'sms', identifier: phone }],
    }[way]
    expect(user.targets).toMatchObject(targets)
  })

  test('finds the user of a known address, whatever id is asked for, and tells no event', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'ada', ...address }))
    const { body } = must(await ask(world, way, { userId: 'grace', ...address }))
    expect(body.userId).toBe('ada')
    expect((await world.lastExchange()).events).toEqual([])
    expect((await world.server('GET', '/users')).body.total).toBe(1)
  })

  test('generates the id of a new user when asked to', async () => {
    const world = await newWorld()
    const { body } = must(await ask(world, way, address))
    expect(body.userId).toMatch(/^[0-9a-f]{20}$/)
  })

  test('fails as a server does when the id belongs to somebody else, and says why in the trace', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    expect(outcome(await ask(world, way, { userId: 'ada', ...address }))).toBe('500 general_unknown')
    expect(await notes(world)).toContain('the id ada belongs to a user')
    expect((await world.control('GET', '/inbox')).body.total).toBe(0)
  })

  test('is made for a blocked user too, and while somebody is signed in', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn({ userId: 'ada', email: 'ada@example.test' })
    must(await world.server('POST', '/users', { userId: 'grace', ...address }))
    must(await world.server('PATCH', '/users/grace/status', { status: false }))
    expect((await ask(world, way, address, { session })).body.userId).toBe('grace')
  })

  test('is refused while the way to sign in is off, but for keys', async () => {
    const world = await newWorld()
    const off = { 'magic-url': 'authUsersAuthMagicURL', email: 'authEmailOtp', phone: 'authPhone' }[way]
    await settings(world, { [off]: false })
    expect(outcome(await ask(world, way, address))).toBe('501 user_auth_method_unsupported')
    expect(outcome(await ask(world, way, address, { key: world.emulator.apiKey }))).toBe('201')
  })

  test('is refused when nothing can be sent, and makes nobody', async () => {
    const world = await newWorld()
    const isPhone = way === 'phone'
    await settings(world, isPhone ? { smsProvider: false } : { mailServer: false })
    const fault = isPhone ? '503 general_phone_disabled' : '503 general_smtp_disabled'
    expect(outcome(await ask(world, way, address))).toBe(fault)
    expect((await world.server('GET', '/users')).body.total).toBe(0)
  })

  test('is refused at the limit of users, but for users who are there', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'ada' }))
    await settings(world, { authLimit: 1 })
    expect(outcome(await ask(world, way, address))).toBe('400 user_count_exceeded')
    must(await world.server('POST', '/users', { userId: 'grace', ...address }))
    expect(outcome(await ask(world, way, address))).toBe('201')
  })

  test('counts requests by address and by IP', async () => {
    const world = await newWorld()
    const limit = way === 'magic-url' ? 60 : 10
    const first = await ask(world, way, address)
    expect([first.headers.get('x-ratelimit-limit'), first.headers.get('x-ratelimit-remaining')]).toEqual([
      String(limit),
      String(limit - 1),
    ])
    // Half from another IP, so that the address alone reaches the limit.
    for (let count = 1; count < limit; count += 1) {
      must(await ask(world, way, address, count % 2 === 0 ? {} : { peer: { ip: '10.0.0.2' } }))
    }
    expect(outcome(await ask(world, way, address, { peer: { ip: '10.0.0.3' } }))).toBe(
      '429 general_rate_limit_exceeded',
    )
  })
})

test('tokens: the older paths answer the same', async () => {
  const world = await newWorld()
  for (const [way, address] of [
    ['magic-url', { email }],
    ['phone', { phone }],
  ] as const) {
    const { status, body, story } = await world.call('POST', `/account/sessions/${way}`, {
      body: { userId: way, ...address },
    })
    expect([status, body.userId], story).toEqual([201, way])
  }
})

describe.each(mailed)('an address that $way refuses', ({ way }) => {
  test.each([
    [{ authDisposableEmails: true }, 'grace@mailinator.com', '400 user_email_disposable'],
    [{ authCanonicalEmails: true }, 'grace+shop@gmail.com', '400 user_email_not_canonical'],
    [{ authFreeEmails: true }, 'grace@gmail.com', '400 user_email_free'],
    [{ authCorporateEmails: true }, 'grace@gmail.com', '400 user_email_not_corporate'],
  ])('%j: %s', async (policy, address, fault) => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'known', email: address }))
    await settings(world, policy)
    expect(outcome(await ask(world, way, { email: address.replace('grace', 'ada') }))).toBe(fault)
    expect(outcome(await ask(world, way, { email: address }))).toBe('201')
  })

  test('is one that an identity of somebody else holds', async () => {
    const world = await worldWith({ identities: [{ userId: 'ada', providerEmail: email }] })
    const fault = way === 'email' ? '400 general_bad_request' : '409 user_email_already_exists'
    expect(outcome(await ask(world, way, { email }))).toBe(fault)
  })

  test('is none that differs in the case of its letters: that is another user (quirk Q14)', async () => {
    const world = await newWorld()
    must(await world.server('POST', '/users', { userId: 'grace', email }))
    const { body } = must(await ask(world, way, { userId: 'other', email: ' Grace@Example.test ' }))
    expect(body.userId).toBe('other')
    expect(await notes(world)).toContain(`grace has ${email}`)
    expect(await userOf(world, 'other')).toMatchObject({ email: 'Grace@Example.test', emailIsCanonical: true })
    const { body: found } = await world.control('GET', '/inbox/latest?to=grace@example.test')
    expect(found.to).toBe('Grace@Example.test')
  })
})

test('magic URL: refuses a page that is on no platform of the project', async () => {
  const world = await newWorld()
  const away = { email, url: 'https://elsewhere.example/in' }
  expect(outcome(await ask(world, 'magic-url', away))).toBe('400 general_argument_invalid')
  expect((await ask(world, 'magic-url', { email, url: '' })).body.message).toContain('`url`')
  await settings(world, {
    platforms: [{ type: 'web', hostname: 'elsewhere.example', key: '' }],
  })
  expect(outcome(await ask(world, 'magic-url', away))).toBe('201')
})
