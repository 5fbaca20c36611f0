import { expect, test } from 'vitest'
import { must } from '../teams/people.ts'
import { newWorld, password } from '../support/world.ts'

const long = '2020-01-01T00:00:00.000Z'
const ofGrace = '/projects/demo/users/grace'

test('PATCH user: sets what no call of the API can, and answers the user', async () => {
  const { control, call, server, signedIn } = await newWorld()
  const { session } = await signedIn()
  const { status, body } = await control('PATCH', ofGrace, {
    createdAt: long,
    updatedAt: long,
    registration: long,
    accessedAt: null,
    emailVerification: true,
    mfaRecoveryCodes: ['aaaaabbbbb'],
  })
  expect([
    status,
    body.$createdAt,
    body.$updatedAt,
    body.registration,
    body.accessedAt,
    body.emailVerification,
  ]).toEqual([200, ...Array.from({ length: 3 }, () => '2020-01-01T00:00:00.000+00:00'), '', true])
  expect((await server('GET', '/users/grace/mfa/recovery-codes')).body.recoveryCodes).toEqual(['aaaaabbbbb'])
  await control('PATCH', ofGrace, { passwordUpdate: null })
  const signIn = { email: 'grace@example.test', password }
  expect((await call('POST', '/account/sessions/email', { body: signIn })).body.type).toBe('user_invalid_credentials')
  await control('PATCH', ofGrace, { status: false })
  expect((await call('GET', '/account', { session })).body.type).toBe('user_blocked')
  await control('POST', '/history/undo')
  expect((await call('GET', '/account', { session })).status).toBe(200)
})

test('PATCH user: a due reset stops every call until it is taken back; a note is for people alone', async () => {
  const { control, call, server, lastExchange, signedIn } = await newWorld()
  const { session } = await signedIn()
  const before = (await server('GET', '/users/grace')).body
  must(await control('PATCH', ofGrace, { note: 'Password: correct horse' }))
  expect((await server('GET', '/users/grace')).body).toEqual(before)
  expect((await control('GET', ofGrace)).body).toMatchObject({ note: 'Password: correct horse', resetDue: false })
  must(await control('PATCH', ofGrace, { resetDue: true }))
  const { status, body } = await call('GET', '/account', { session })
  expect([status, body.type]).toEqual([412, 'user_password_reset_required'])
  const [fix] = (await lastExchange()).fixes
  expect(fix?.label).toBe('Ask no new password of Grace Hopper')
  must(await control('PATCH', '/projects/demo/users/grace', fix?.call.body))
  expect((await call('GET', '/account', { session })).status).toBe(200)
})

test('PATCH user: refuses bad and missing values and changes nothing', async () => {
  const { control, server, signedIn } = await newWorld()
  await signedIn()
  const before = (await server('GET', '/users/grace')).body
  const refused = [{}, { createdAt: 'once' }, { mfa: 'yes' }, { mfa: true, registration: 7 }, { status: null, mfa: 1 }]
  for (const body of refused) expect((await control('PATCH', ofGrace, body)).status, JSON.stringify(body)).toBe(400)
  expect((await control('PATCH', '/projects/demo/users/nobody', { mfa: true })).status).toBe(404)
  expect((await server('GET', '/users/grace')).body).toEqual(before)
})

test('PATCH session: ages, ends and changes the factors of one', async () => {
  const { control, call, signedIn } = await newWorld()
  const { session, sessionId } = await signedIn()
  const place = `${ofGrace}/sessions/${sessionId}`
  await control('PATCH', ofGrace, { mfa: true, emailVerification: true })
  expect((await call('GET', '/account', { session })).body.type).toBe('user_more_factors_required')
  const passed = await control('PATCH', place, { factors: ['password', 'totp'], mfaUpdatedAt: long })
  expect(passed.body).toMatchObject({ factors: ['password', 'totp'], mfaUpdatedAt: long, secret: session })
  expect((await call('GET', '/account', { session })).status).toBe(200)
  const ended = await control('PATCH', place, { expire: long })
  expect(ended.body).toMatchObject({ expire: long, isExpired: true })
  expect((await call('GET', '/account', { session })).status).toBe(401)
  expect((await control('GET', `${ofGrace}/sessions`)).body).toMatchObject({ total: 1, sessions: [{ id: sessionId }] })
  expect((await control('PATCH', place, { factors: 'totp' })).status).toBe(400)
  expect((await control('PATCH', `${ofGrace}/sessions/other`, { expire: long })).status).toBe(404)
})

test('tokens: are listed with their clear secret, end with their message, and go', async () => {
  const { control, call, signedIn } = await newWorld()
  const { session } = await signedIn()
  must(await call('POST', '/account/verifications/email', { session, body: { url: 'http://localhost/verify' } }))
  const { body } = await control('GET', `${ofGrace}/tokens`)
  const [token] = Array.isArray(body.tokens) ? body.tokens : []
  expect(token).toMatchObject({ userId: 'grace', kind: 'verification', isExpired: false })
  const message = async () => (await control('GET', '/inbox/latest')).body
  expect(await message()).toMatchObject({ state: 'unused', secret: token?.secret })
  await control('PATCH', `${ofGrace}/tokens/${String(token?.id)}`, { expire: long })
  expect((await message()).state).toBe('expired')
  const confirm = { userId: 'grace', secret: String(token?.secret) }
  expect((await call('PUT', '/account/verifications/email', { body: confirm })).body.type).toBe('user_invalid_token')
  await control('POST', '/history/undo')
  expect((await message()).state).toBe('unused')
  expect((await control('DELETE', `${ofGrace}/tokens/${String(token?.id)}`)).status).toBe(204)
  expect((await control('GET', `${ofGrace}/tokens`)).body.total).toBe(0)
})

test('lenient codes: any secret is taken for the newest token and any code for a challenge, and the pill says so', async () => {
  const { control, call, signedIn } = await newWorld()
  const { session } = await signedIn()
  must(await call('POST', '/account/tokens/email', { body: { userId: 'grace', email: 'grace@example.test' } }))
  const guess = () => call('POST', '/account/sessions/token', { body: { userId: 'grace', secret: '000000' } })
  expect((await guess()).body.type).toBe('user_invalid_token')
  await control('PATCH', '/projects/demo', { lenientCodes: true })
  expect((await control('GET', '/')).body.simulated).toContainEqual({
    kind: 'lenient',
    projectId: 'demo',
    label: 'Any code is accepted',
  })
  const taken = await guess()
  expect(taken.status, taken.story).toBe(201)
  expect((await guess()).body.type).toBe('user_invalid_token')
  must(await control('PATCH', ofGrace, { emailVerification: true }))
  const challenge = must(await call('POST', '/account/mfa/challenges', { session, body: { factor: 'email' } }))
  const answer = { challengeId: String(challenge.body.$id), otp: 'anything' }
  const passed = await call('PUT', '/account/mfa/challenges', { session, body: answer })
  expect(passed.status, passed.story).toBe(200)
})
