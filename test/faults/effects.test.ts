/** What each fault does to a call, and how it shows. */
import { expect, test } from 'vitest'
import { newWorld, password } from '../support/world.ts'
import { outcome } from '../teams/people.ts'
import { addFault, only, told, touchedBy } from './rules.ts'

test('fault: an error of the catalogue comes in the place of the call, twice, then it is over', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const id = await addFault(world, {
    sdk: 'account.updateName',
    effect: { kind: 'error', type: 'user_blocked' },
    next: 2,
  })
  const rename = () => world.call('PATCH', '/account/name', { session, body: { name: 'Rear Admiral' } })
  const replies = [await rename(), await rename(), await rename()]
  expect(replies.map(outcome)).toEqual(['403 user_blocked', '403 user_blocked', '200'])
  expect(replies.map(touchedBy)).toEqual([id, id, null])
  expect(replies[0]?.body).toMatchObject({ code: 403, version: '1.9.6' })
  expect(await only(world)).toEqual({ matched: 2, hits: 2, state: 'used-up' })
  const { body } = await world.call('GET', '/account/sessions/current', { session })
  expect(body.$id).toBeTruthy()
})

test('fault: a struck call changes nothing, tells who called, and what was not reached', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const id = await addFault(world, { sdk: 'account.updateName', effect: { kind: 'error', type: 'user_blocked' } })
  await world.call('PATCH', '/account/name', { session, body: { name: 'Rear Admiral' } })
  const exchange = await world.lastExchange()
  expect(exchange).toMatchObject({
    status: 403,
    errorType: 'user_blocked',
    tags: ['fault'],
    actor: { kind: 'user', id: 'grace' },
    changes: [],
    events: [],
  })
  expect(await told(world)).toBe(`stop ${id}: answers user_blocked`)
  expect(exchange.story[0]?.emulatorOnly).toEqual(['the call was not carried out'])
  expect(exchange.story.slice(1).map(({ verdict }) => verdict)).toEqual(Array(exchange.story.length - 1).fill('skip'))
  expect(exchange.story.at(-1)?.gate).toBe('handler')
  expect(exchange.fixes).toEqual([
    { label: `Switch ${id} off`, call: { method: 'DELETE', path: `/__emulator/faults/${id}`, body: null } },
  ])
  expect((await world.server('GET', '/users/grace')).body.name).toBe('Grace Hopper')
})

test('fault: an error whose code does not reach the wire becomes 500, as on a real server', async () => {
  const world = await newWorld()
  await addFault(world, { effect: { kind: 'error', type: 'general_unknown' } })
  const { status, body } = await world.call('GET', '/ping')
  expect([status, body.type]).toEqual([500, 'general_unknown'])
})

test.each([
  [{ status: 503, body: 'Out of order' }, 'text/plain; charset=UTF-8', 'Out of order'],
  [
    { status: 200, body: { $id: 'not grace', roles: [1] } },
    'application/json; charset=UTF-8',
    '{"$id":"not grace","roles":[1]}',
  ],
  [{ status: 418 }, null, ''],
  [{ status: 204, body: { lost: true } }, null, ''],
])('fault: answers %j', async (reply, type, text) => {
  const world = await newWorld()
  const id = await addFault(world, { sdk: 'account.get', effect: { kind: 'reply', ...reply } })
  const answer = await world.call('GET', '/account')
  expect([answer.status, answer.headers.get('content-type'), answer.text]).toEqual([reply.status, type, text])
  expect([touchedBy(answer), answer.headers.get('server')]).toEqual([id, 'Appwrite'])
  expect(await told(world)).toBe(`stop ${id}: answers ${reply.status}`)
  expect((await world.lastExchange()).response.body).toBe(text === '' ? null : text)
})

test('fault: a delay waits in real time, by its seed within its range, and the call goes on', async () => {
  const series = async (seed: number) => {
    const waits: number[] = []
    const timer = (milliseconds: number, call: () => void) => {
      waits.push(milliseconds)
      queueMicrotask(call)
      return () => undefined
    }
    const world = await newWorld({ timer })
    const id = await addFault(world, { seed, effect: { kind: 'delay', milliseconds: 200, upToMilliseconds: 900 } })
    for (let count = 0; count < 5; count += 1) {
      const reply = await world.call('GET', '/ping')
      expect([reply.status, touchedBy(reply)]).toEqual([200, id])
    }
    expect(await told(world)).toBe(`pass ${id}: waited ${waits.at(-1)} ms`)
    return waits
  }
  const waits = await series(3)
  expect(waits.every((wait) => wait >= 200 && wait <= 900)).toBe(true)
  expect(new Set(waits).size).toBeGreaterThan(1)
  expect(await series(3)).toEqual(waits)
  expect(await series(4)).not.toEqual(waits)
})

test('fault: a call that waits does nothing until then', async () => {
  let resume: () => void = () => undefined
  const timer = (_milliseconds: number, call: () => void) => {
    resume = call
    return () => undefined
  }
  const world = await newWorld({ timer })
  await addFault(world, { sdk: 'account.create', effect: { kind: 'delay', milliseconds: 60_000 } })
  const body = { userId: 'ada', email: 'ada@example.test', password }
  const waiting = world.call('POST', '/account', { body })
  expect(await world.server('GET', '/users/ada')).toMatchObject({ status: 404 })
  resume()
  expect((await waiting).status).toBe(201)
  expect((await world.server('GET', '/users/ada')).status).toBe(200)
})

test('fault: who waits when the emulator closes waits no longer, and no timer keeps the process', async () => {
  const running = new Set<() => void>()
  const timer = (_milliseconds: number, call: () => void) => {
    running.add(call)
    return () => void running.delete(call)
  }
  const world = await newWorld({ timer })
  await addFault(world, { effect: { kind: 'delay', milliseconds: 600_000 } })
  const waiting = world.call('GET', '/ping')
  await expect.poll(() => running.size).toBe(1)
  world.emulator.close()
  expect((await waiting).status).toBe(500)
  expect(running.size).toBe(0)
})

test('fault: a dropped connection is a network error to hosts, and nothing was done', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const id = await addFault(world, { sdk: 'account.deleteSession', effect: { kind: 'drop' }, next: 1 })
  const sent = { method: 'DELETE', headers: { 'x-appwrite-project': 'demo', 'x-appwrite-session': session } }
  const request = () => new Request('http://localhost/v1/account/sessions/current', sent)
  const { response, cookies } = await world.emulator.exchange(request())
  expect([response.type, response.status, cookies]).toEqual(['error', 0, []])
  expect(await world.lastExchange()).toMatchObject({ status: 0, tags: ['fault'], changes: [] })
  expect(await told(world)).toBe(`stop ${id}: drops the connection`)
  expect((await world.call('GET', '/account', { session })).status).toBe(200)
  expect((await world.emulator.exchange(request())).response.status).toBe(204)
})

test('fault: an answer that is dropped comes after the work', async () => {
  const world = await newWorld()
  const id = await addFault(world, { sdk: 'account.create', effect: { kind: 'drop-answer' }, next: 1 })
  const request = new Request('http://localhost/v1/account', {
    method: 'POST',
    headers: { 'x-appwrite-project': 'demo', 'content-type': 'application/json' },
    body: JSON.stringify({ userId: 'ada', email: 'ada@example.test', password }),
  })
  expect((await world.emulator.exchange(request)).response.type).toBe('error')
  expect(await told(world)).toBe(`pass ${id}: drops the connection when the work is done`)
  expect((await world.lastExchange()).events).toContain('users.ada.create')
  expect((await world.server('GET', '/users/ada')).status).toBe(200)
})

test('fault: half of the JSON comes, of errors too', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const whole = (await world.call('GET', '/account', { session })).text
  const id = await addFault(world, { effect: { kind: 'broken-json' } })
  const answer = await world.call('GET', '/account', { session })
  expect([answer.status, touchedBy(answer), answer.headers.get('content-type')]).toEqual([
    200,
    id,
    'application/json; charset=UTF-8',
  ])
  expect(() => JSON.parse(answer.text)).toThrow(SyntaxError)
  expect(whole.startsWith(answer.text) || answer.text.length >= whole.length / 2 - 1, answer.text).toBe(true)
  expect((await world.lastExchange()).response.body).toBe(answer.text)
  const refused = await world.call('GET', '/account')
  expect(refused.status).toBe(401)
  expect(() => JSON.parse(refused.text)).toThrow(SyntaxError)
})

test('fault: no body comes, though the work was done', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  const id = await addFault(world, { sdk: 'account.updateName', effect: { kind: 'empty-body' }, next: 1 })
  const answer = await world.call('PATCH', '/account/name', { session, body: { name: 'Rear Admiral' } })
  expect([answer.status, answer.text, touchedBy(answer)]).toEqual([200, '', id])
  expect((await world.call('GET', '/account', { session })).body.name).toBe('Rear Admiral')
})

test('fault: what has no body cannot lose it, and is not counted', async () => {
  const world = await newWorld()
  const { session } = await world.signedIn()
  await addFault(world, { effect: { kind: 'empty-body' }, next: 1 })
  expect((await world.call('DELETE', '/account/sessions/current', { session })).status).toBe(204)
  expect(await only(world)).toEqual({ matched: 0, hits: 0, state: 'on' })
})
