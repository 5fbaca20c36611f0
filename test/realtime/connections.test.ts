import { expect, test } from 'vitest'
import { newWorld } from '../support/world.ts'
import { openSocket } from './fake-socket.ts'

const account = 'channels[]=account'
const invalid = 1003
const refused = 1008

test('realtime: greets a guest, without subscriptions', async () => {
  const { emulator } = await newWorld()
  expect(openSocket(emulator).messages).toEqual([
    { type: 'connected', data: { channels: [], subscriptions: [], user: null } },
  ])
})

test('realtime: greets who comes with a session cookie as the account that it is', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const [connected] = openSocket(world.emulator, { session, query: account }).dataOf('connected')
  const { body } = await world.call('GET', '/account', { session })
  expect(connected).toMatchObject({ channels: ['account', `account.${userId}`], user: body })
  expect(connected?.user).not.toHaveProperty('password')
})

test('realtime: knows a user by JWT in the address', async () => {
  const world = await newWorld()
  const { userId } = await world.signedIn()
  const { body } = await world.server('POST', `/users/${userId}/jwts`, {})
  const [connected] = openSocket(world.emulator, { query: `jwt=${String(body.jwt)}` }).dataOf('connected')
  expect(connected?.user).toMatchObject({ $id: userId })
})

test('realtime: a JWT that is none ends the connection', async () => {
  const { emulator } = await newWorld()
  const socket = openSocket(emulator, { query: 'jwt=nonsense' })
  expect([socket.dataOf('error')[0]?.code, socket.closedWith]).toEqual([401, 1011])
})

test('realtime: an unknown project is refused where projects are not made on first use', async () => {
  const { emulator } = await newWorld({ strict: true })
  const socket = openSocket(emulator, { project: 'nowhere' })
  expect(socket.messages).toMatchObject([{ type: 'error', data: { code: refused } }])
  expect(socket.closedWith).toBe(refused)
})

test('realtime: a page of a foreign origin is refused, one of a platform is not', async () => {
  const world = await newWorld()
  const headers = { origin: 'https://shop.example.test' }
  const foreign = openSocket(world.emulator, { headers })
  expect(foreign.messages).toMatchObject([{ type: 'error', data: { code: refused } }])
  expect(foreign.closedWith).toBe(refused)
  const platforms = [{ type: 'web', hostname: 'shop.example.test', key: '' }]
  await world.control('PATCH', '/projects/demo', { platforms })
  expect(openSocket(world.emulator, { headers }).messages[0]?.type).toBe('connected')
  expect(openSocket(world.emulator, { headers: { origin: 'http://localhost:5173' } }).closedWith).toBeNull()
})

test('realtime: a session sent as a message makes a guest a user, with the channels it asked for as a guest', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const socket = openSocket(world.emulator)
  socket.say({ type: 'subscribe', data: [{ subscriptionId: 'one', channels: ['account.update'] }] })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Unheard' } })
  socket.say({ type: 'authentication', data: { session } })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Heard' } })
  expect(socket.dataOf('response')).toMatchObject([
    { to: 'subscribe', success: true, subscriptions: [{ subscriptionId: 'one', channels: [], queries: [] }] },
    { to: 'authentication', success: true, user: { $id: userId, name: 'Unheard' } },
  ])
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([{ $id: userId, name: 'Heard' }])
})

test.each(['', 'nonsense', 'bm9uc2Vuc2U=', 'line\nbreak'])(
  'realtime: the session %j is refused and the connection stays',
  async (session) => {
    const { emulator } = await newWorld()
    const socket = openSocket(emulator)
    socket.say({ type: 'authentication', data: { session } })
    expect(socket.dataOf('error')).toMatchObject([{ code: invalid }])
    expect(socket.closedWith).toBeNull()
  },
)

test('realtime: a session that was deleted is refused', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await world.call('DELETE', '/account/sessions/current', { session })
  const socket = openSocket(world.emulator)
  socket.say({ type: 'authentication', data: { session } })
  expect(socket.dataOf('error')).toMatchObject([{ code: invalid }])
})

test('realtime: a session of another project is none here', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const socket = openSocket(world.emulator, { project: 'other' })
  socket.say({ type: 'authentication', data: { session } })
  expect(socket.dataOf('error')).toMatchObject([{ code: invalid }])
})

test.each([
  'no json',
  '[]',
  '{}',
  '{"type":"dance","data":{}}',
  '{"type":"authentication"}',
  '{"type":"authentication","data":{"session":5}}',
  '{"type":"subscribe","data":{}}',
  '{"type":"subscribe","data":[{}]}',
  '{"type":"subscribe","data":[{"channels":"account"}]}',
  '{"type":"subscribe","data":[{"channels":["account"],"queries":["{}"]}]}',
  '{"type":"unsubscribe","data":[{}]}',
  '{"type":"presence","data":{"presenceId":"p","status":"online"}}',
])('realtime: %s gets an error and the connection stays', async (text) => {
  const { emulator } = await newWorld()
  const socket = openSocket(emulator)
  socket.sayText(text)
  socket.say({ type: 'ping' })
  expect(socket.messages.slice(1)).toMatchObject([{ type: 'error', data: { code: invalid } }, { type: 'pong' }])
})

test('realtime: unsubscribing says what was there, and ends the events', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const socket = openSocket(world.emulator, { session })
  socket.say({ type: 'subscribe', data: [{ subscriptionId: 'one', channels: ['account'], queries: [] }] })
  await world.call('PATCH', '/account/name', { session, body: { name: 'One' } })
  socket.say({ type: 'unsubscribe', data: [{ subscriptionId: 'one' }, { subscriptionId: 'two' }] })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Two' } })
  expect(socket.dataOf('event')).toHaveLength(1)
  expect(socket.dataOf('response').at(-1)).toEqual({
    to: 'unsubscribe',
    success: true,
    subscriptions: [
      { subscriptionId: 'one', removed: true },
      { subscriptionId: 'two', removed: false },
    ],
  })
})

test('realtime: an event comes once, naming every subscription that it is for', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const socket = openSocket(world.emulator, { session })
  socket.say({
    type: 'subscribe',
    data: [
      { subscriptionId: 'all', channels: ['account'] },
      {
        subscriptionId: 'renamed',
        channels: ['account'],
        queries: ['{"method":"equal","attribute":"name","values":["Ada"]}'],
      },
      { subscriptionId: 'teams', channels: ['teams'] },
    ],
  })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Grace' } })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  expect(socket.dataOf('event').map(({ subscriptions }) => subscriptions)).toEqual([['all'], ['all', 'renamed']])
})

test('realtime: an older SDK subscribes in the address, with queries by channel', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const named = encodeURIComponent('{"method":"equal","attribute":"name","values":["Ada"]}')
  const socket = openSocket(world.emulator, {
    session,
    query: `channels[]=account&channels[]=teams&account[1][]=${named}`,
  })
  const [connected] = socket.dataOf('connected')
  expect(connected?.channels).toEqual(['account', `account.${userId}`, 'teams'])
  expect(connected?.subscriptions).toHaveLength(2)
  await world.call('PATCH', '/account/name', { session, body: { name: 'Grace' } })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([{ name: 'Ada' }])
})

test('realtime: a query that cannot be read ends a connection that was opened with it', async () => {
  const { emulator } = await newWorld()
  const socket = openSocket(emulator, { query: 'channels[]=account&account[0][]=nonsense' })
  expect(socket.messages).toMatchObject([{ type: 'error', data: { code: refused } }])
  expect(socket.closedWith).toBe(refused)
})

test('realtime: too many messages get an error, heartbeats never do', async () => {
  const { emulator } = await newWorld()
  const socket = openSocket(emulator)
  for (let count = 0; count < 40; count += 1) socket.say({ type: 'ping' })
  for (let count = 0; count < 33; count += 1) socket.say({ type: 'subscribe', data: [] })
  expect(socket.dataOf('response')).toHaveLength(32)
  expect(socket.dataOf('error')).toMatchObject([{ code: 1013 }])
  expect(socket.closedWith).toBeNull()
  expect(socket.messages.filter(({ type }) => type === 'pong')).toHaveLength(40)
})

test('realtime: too many connections of an address are refused, unless the project has no limits', async () => {
  const world = await newWorld()
  const closed = Array.from({ length: 129 }, () => openSocket(world.emulator).closedWith)
  expect(closed.filter((code) => code !== null)).toEqual([1013])
  await world.control('PATCH', '/projects/demo', { rateLimits: false })
  expect(openSocket(world.emulator).closedWith).toBeNull()
})

test('realtime: a connection that acts as another user hears what that user hears', async () => {
  const world = await newWorld()
  const { session, userId } = await world.signedIn()
  const ada = await world.signedIn({ userId: 'ada', email: 'ada@example.test', name: 'Ada' })
  await world.server('PATCH', `/users/${userId}/impersonator`, { impersonator: true })
  const socket = openSocket(world.emulator, { session, query: `${account}&impersonateUserId=ada` })
  await world.call('PATCH', '/account/name', { session: ada.session, body: { name: 'Countess' } })
  expect(socket.dataOf('connected')[0]?.user).toMatchObject({ $id: 'ada' })
  expect(socket.dataOf('event').map(({ payload }) => payload)).toMatchObject([{ $id: 'ada', name: 'Countess' }])
  socket.say({ type: 'authentication', data: { session: ada.session } })
  expect(socket.dataOf('error')).toMatchObject([{ code: invalid }])
})

test('realtime: a call is as fast and as right when a socket has gone', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const socket = openSocket(world.emulator, { session, query: account })
  socket.end()
  await world.call('PATCH', '/account/name', { session, body: { name: 'Ada' } })
  expect(socket.dataOf('event')).toEqual([])
})
