import { expect, onTestFinished, test } from 'vitest'
import { parseDuration } from '../../src-shared/contract/duration.ts'
import { createEmulator } from '../../src-shared/index.ts'
import { afterRest, createClock, timeAt } from '../../src-shared/simulate/clock.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { frozenAt, newWorld, password, worldOf } from '../support/world.ts'

const minute = 60_000
const day = 24 * 60 * minute

test('clock: stands where it was frozen, and says so', async () => {
  const { control } = await newWorld()
  expect((await control('GET', '/clock')).body).toMatchObject({ mode: 'frozen', now: frozenAt })
  const { body } = await control('GET', '/')
  const label: unknown = expect.stringMatching(/^Clock .*frozen$/)
  expect(body.simulated).toEqual([{ kind: 'clock', projectId: null, label }])
})

test('clock: advances by a span, back too, and tells what ends', async () => {
  const { control, signedIn } = await newWorld()
  const { sessionId, userId } = await signedIn()
  await control('PATCH', '/projects/demo', { authDuration: 3600 })
  const short = await signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  const { status, body } = await control('POST', '/clock/advance', { by: '2h' })
  expect([status, body.now]).toEqual([200, '2026-03-01T14:00:00.000Z'])
  expect(body.lapsed).toEqual({
    tokens: 0,
    sessions: 1,
    challenges: 0,
    items: [
      {
        kind: 'session',
        projectId: 'demo',
        id: short.sessionId,
        userId: 'ada',
        label: 'Session of Ada',
        expire: '2026-03-01T13:00:00.000Z',
      },
    ],
  })
  const upcoming = await control('GET', '/clock/upcoming')
  expect(upcoming.body.upcoming).toMatchObject([{ kind: 'session', id: sessionId, userId }])
  const back = await control('POST', '/clock/advance', { by: '-90m' })
  expect(back.body).toMatchObject({ now: '2026-03-01T12:30:00.000Z', lapsed: { sessions: 1 } })
})

test('clock: a preview tells what a move would end and moves nothing', async () => {
  const { control, signedIn } = await newWorld()
  const { userId } = await signedIn()
  const ahead = await control('GET', '/clock/preview?by=366d')
  expect(ahead.body).toMatchObject({ now: '2027-03-02T12:00:00.000Z', lapsed: { sessions: 1, items: [{ userId }] } })
  const near = await control('GET', '/clock/preview?now=2026-03-01T13:00:00Z')
  expect(near.body).toEqual({
    now: '2026-03-01T13:00:00.000Z',
    lapsed: { sessions: 0, tokens: 0, challenges: 0, items: [] },
  })
  expect((await control('GET', '/clock')).body.now).toBe(frozenAt)
  await control('POST', '/clock/advance', { by: '366d' })
  expect((await control('GET', '/clock/preview?by=-366d')).body.lapsed).toMatchObject({ sessions: 1 })
  expect((await control('GET', '/clock/preview?now=9999-01-01')).status).toBe(400)
})

test('clock: a session works up to its end and not after it', async () => {
  const { call, control, signedIn } = await newWorld()
  await control('PATCH', '/projects/demo', { authDuration: 3600 })
  const { session, sessionId } = await signedIn()
  await control('POST', '/clock/advance', { by: '59m 59s' })
  expect((await call('GET', '/account', { session })).status).toBe(200)
  const past = await control('POST', '/clock/advance', { past: 'session', projectId: 'demo', id: sessionId })
  expect(past.body.now).toBe('2026-03-01T13:00:01.000Z')
  expect((await call('GET', '/account', { session })).body.type).toBe('general_unauthorized_scope')
  await control('POST', '/clock/advance', { by: '-1m' })
  expect((await call('GET', '/account', { session })).status).toBe(200)
})

test('clock: token, JWT, rate window and inbox follow it', async () => {
  const { call, control, server, signedIn } = await newWorld()
  const { session, userId } = await signedIn()
  const token = await server('POST', `/users/${userId}/tokens`, { expire: 60 })
  const { body: jwt } = await server('POST', `/users/${userId}/jwts`, { duration: 60 })
  const byJwt = () => call('GET', '/account', { headers: { 'x-appwrite-jwt': String(jwt.jwt) } })
  expect((await byJwt()).status).toBe(200)
  for (let count = 0; count < 12; count += 1) {
    await call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password: 'not the one' } })
  }
  const signIn = () => call('POST', '/account/sessions/email', { body: { email: 'grace@example.test', password } })
  expect((await signIn()).status).toBe(429)
  await call('POST', '/teams', { session, body: { teamId: 'core', name: 'Core' } })
  await control('POST', '/clock/advance', { by: '1h' })
  expect((await byJwt()).body.type).toBe('user_jwt_invalid')
  expect((await signIn()).status).toBe(201)
  const late = await call('POST', '/account/sessions/token', { body: { userId, secret: String(token.body.secret) } })
  expect(late.body.type).toBe('user_invalid_token')
})

test('clock: follows the host again, or runs at a distance from it', async () => {
  const { control } = await newWorld()
  const offset = await control('PUT', '/clock', { mode: 'offset', offset: '2d 4h' })
  expect(offset.body).toMatchObject({ mode: 'offset', offsetMilliseconds: 2 * day + 240 * minute })
  expect((await control('GET', '/')).body.simulated).toEqual([
    { kind: 'clock', projectId: null, label: 'Clock +2 d 4 h' },
  ])
  expect((await control('POST', '/clock/advance', { by: '1d' })).body).toMatchObject({
    offsetMilliseconds: 3 * day + 240 * minute,
  })
  expect((await control('PUT', '/clock', { mode: 'follow' })).body).toMatchObject({
    mode: 'follow',
    offsetMilliseconds: 0,
  })
  expect((await control('GET', '/')).body.simulated).toEqual([])
})

test('clock: runs so many times as fast from where it is, and keeps its speed when it is moved', async () => {
  const fast = { mode: 'offset', offsetMilliseconds: day, speed: 60, since: 1_000_000 } as const
  expect([1_000_000, 1_001_000].map((realNow) => timeAt(fast, realNow))).toEqual([1_000_000 + day, 1_060_000 + day])
  expect(createClock(() => 1_002_000, fast).now()).toBe(1_120_000 + day)

  const { control } = await newWorld()
  const run = (settings: object) => control('PUT', '/clock', { mode: 'offset', ...settings })
  const started = (await run({ speed: 60 })).body
  expect(started).toMatchObject({ mode: 'offset', speed: 60 })
  // From where it stood, however long it stood there.
  expect(Date.parse(String(started.now)) - Date.parse(frozenAt)).toBeLessThan(day)
  expect((await control('POST', '/clock/advance', { by: '1d' })).body.speed).toBe(60)
  expect((await run({ now: '2027-01-01T00:00:00Z' })).body.speed).toBe(60)
  expect((await control('GET', '/')).body.simulated).toEqual([{ kind: 'clock', projectId: null, label: 'Clock ×60' }])
  expect((await control('PUT', '/clock', { mode: 'frozen' })).body.speed).toBe(0)
  expect((await run({})).body.speed).toBe(1)
  expect(await Promise.all([0, 3601, 1.5].map(async (speed) => (await run({ speed })).status))).toEqual([400, 400, 400])
})

test('clock: is kept with the state and found again at the next start', async () => {
  const first = await createEmulator({ seed: 1 })
  await worldOf(first).control('PUT', '/clock', { mode: 'frozen', now: '2027-01-01T00:00:00Z' })
  const { bytes } = first.exportDatabase()
  first.close()
  const second = await createEmulator({ seed: 2, stored: { database: bytes, commits: [] } })
  expect(second.now()).toBe(Date.UTC(2027, 0))
  await worldOf(second).control('PUT', '/clock', { mode: 'offset', speed: 10 })
  const fourth = await createEmulator({ seed: 2, stored: { database: second.exportDatabase().bytes, commits: [] } })
  expect((await worldOf(fourth).control('GET', '/clock')).body.speed).toBe(10)
  const third = await createEmulator({ seed: 2, clock: 'follow', stored: { database: bytes, commits: [] } })
  expect((await worldOf(third).control('GET', '/clock')).body.mode).toBe('follow')
})

test('clock: one that runs faster does so while the emulator is there, and rests with it', async () => {
  const hour = 60 * minute
  const realNow = Date.now()
  const clock = { mode: 'offset', offsetMilliseconds: day, speed: 60, since: realNow - 13 * hour }
  const change = { table: 'simulation', sequence: 1, after: ['clock', JSON.stringify(clock)] }
  const stored = { database: null, commits: [{ number: 1, changes: [change] }] }
  const ahead = async (writtenAt?: number) => {
    const emulator = await createEmulator({ stored: { ...stored, ...(writtenAt === undefined ? {} : { writtenAt }) } })
    onTestFinished(() => emulator.close())
    expect((await worldOf(emulator).control('GET', '/clock')).body.speed).toBe(60)
    return Math.floor((emulator.now() - realNow) / hour)
  }
  // For one of the thirteen hours.
  expect(await ahead(realNow - 12 * hour)).toBe(24 + 59)
  expect(await ahead()).toBe(24 + 13 * 59)
})

test('clock: the rest of one that runs faster ends now at the latest, and begins after it was set at the earliest', () => {
  const fast = { mode: 'offset', offsetMilliseconds: day, speed: 60, since: 1_000_000 } as const
  expect(afterRest(fast, 5, 2_000_000)).toEqual({ ...fast, since: 2_000_000 })
  const never = afterRest(fast, 9_000_000, 2_000_000)
  expect(timeAt(never, 3_000_000)).toBe(timeAt(fast, 3_000_000))
})

test('clock: a cookie lives as long by the browser as the session by the emulator', async () => {
  const { emulator, control, call } = await newWorld()
  await call('POST', '/account', { body: { userId: 'ada', email: 'ada@example.test', password } })
  const { body } = await control('GET', '/clock')
  const realNow = Date.parse(String(body.realNow))
  const request = new Request('http://localhost/v1/account/sessions/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-appwrite-project': 'demo' },
    body: JSON.stringify({ email: 'ada@example.test', password }),
  })
  const { cookies } = await emulator.exchange(request)
  const left = cookies.map(({ expires }) => expires - realNow - 365 * day)
  expect(left.every((rest) => rest >= 0 && rest < minute)).toBe(true)
})

test('clock: refuses what it cannot read and stays where it is', async () => {
  const { control } = await newWorld()
  const outcomes = await Promise.all([
    control('POST', '/clock/advance', { by: 'soon' }),
    control('POST', '/clock/advance', {}),
    control('POST', '/clock/advance', { by: '999999d' }),
    control('POST', '/clock/advance', { past: 'session', projectId: 'demo', id: 'nothing' }),
    control('PUT', '/clock', { mode: 'backwards' }),
    control('PUT', '/clock', { mode: 'frozen', now: 'yesterday' }),
    control('PUT', '/clock', { mode: 'frozen', now: '+012345-01-01T00:00:00Z' }),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual([400, 400, 400, 404, 400, 400, 400])
  expect(outcomes.every(({ body }) => isObject(body) && String(body.hint).length > 10)).toBe(true)
  expect((await control('GET', '/clock')).body.now).toBe(frozenAt)
})

test.each([
  ['15m', 15 * minute],
  ['+15m', 15 * minute],
  ['-1h', -60 * minute],
  ['1h30m', 90 * minute],
  ['2d 4h', 2 * day + 240 * minute],
  ['1.5h', 90 * minute],
  ['500ms', 500],
  ['P1DT2H', day + 120 * minute],
  ['PT15M', 15 * minute],
  ['', null],
  ['15', null],
  ['m', null],
  ['15 minutes', null],
  ['1h, 2m', null],
  ['P', null],
  ['40000d', null],
])('duration: %j is %j milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})
