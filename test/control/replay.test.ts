/** A logged call made once more, and the log handed on as a file. */
import { describe, expect, test } from 'vitest'
import { newWorld, password, type World } from '../support/world.ts'
import { must, outcome } from '../teams/people.ts'

const replay = async ({ control }: World, id: unknown, as?: string) =>
  control('POST', `/requests/${String(id)}/replay`, as === undefined ? {} : { as })

describe('POST /requests/{id}/replay', () => {
  test('makes the same call again as its caller did, and says which it repeats', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.call('PATCH', '/account/name', { session, body: { name: 'Admiral Hopper' } }))
    const first = await world.lastExchange()
    must(await world.server('PATCH', '/users/grace/name', { name: 'Grace' }))

    const { body } = must(await replay(world, first.id))
    expect(body).toEqual({ id: expect.any(String), replayOf: first.id, status: 200 })
    const made = await world.lastExchange()
    expect(made).toMatchObject({ id: body.id, replayOf: first.id, sdk: 'account.updateName', source: 'app' })
    expect(made.actor).toEqual({ kind: 'user', id: 'grace', name: 'Grace' })
    expect(made.request).toEqual(first.request)
    expect((await world.server('GET', '/users/grace')).body.name).toBe('Admiral Hopper')
    expect(first.replayOf).toBeNull()
  })

  test('meets what has changed since, as any call would', async () => {
    const world = await newWorld()
    await world.signedIn()
    const { id } = await world.lastExchange()
    must(await world.server('PATCH', '/users/grace/status', { status: false }))
    expect((await replay(world, id)).body.status).toBe(403)
    expect((await world.lastExchange()).errorType).toBe('user_blocked')
  })

  test('is put back as the call that it made', async () => {
    const world = await newWorld()
    must(await world.call('POST', '/account', { body: { userId: 'unique()', email: 'a@example.test', password } }))
    const { id } = await world.lastExchange()
    must(await world.control('POST', `/requests/${id}/undo`))
    const made = must(await replay(world, id))
    expect((await world.server('GET', '/users')).body.total).toBe(1)
    const requestId = made.headers.get('x-emulator-request-id') ?? ''
    expect(requestId).toBe(made.body.id)
    must(await world.control('POST', `/requests/${requestId}/undo`))
    expect((await world.server('GET', '/users')).body.total).toBe(0)
  })

  test('is made by somebody else: a user, a guest, a key', async () => {
    const world = await newWorld()
    const { session, sessionId } = await world.signedIn()
    must(await world.server('POST', '/users', { userId: 'alan', name: 'Alan Turing' }))
    must(await world.call('GET', '/account', { session }))
    const { id } = await world.lastExchange()

    expect(must(await replay(world, id, 'alan')).body.status).toBe(200)
    expect((await world.lastExchange()).actor).toEqual({ kind: 'user', id: 'alan', name: 'Alan Turing' })
    expect((await replay(world, id, 'guest')).body.status).toBe(401)
    expect((await world.lastExchange()).actor).toEqual({ kind: 'guest' })
    expect((await replay(world, id, 'key')).body.status).toBe(401)
    expect((await world.lastExchange()).actor.kind).toBe('key')

    // Who has a session is taken by it, and gets no other.
    expect(must(await replay(world, id, 'grace')).body.status).toBe(200)
    const sessions = await world.server('GET', '/users/grace/sessions')
    expect(sessions.body.total).toBe(1)
    expect(sessions.body.sessions).toEqual([expect.objectContaining({ $id: sessionId })])
    expect((await world.server('GET', '/users/alan/sessions')).body.total).toBe(1)
  })

  test('is refused for a call that is not in the log, or not whole, and for nobody', async () => {
    const world = await newWorld()
    expect(outcome(await replay(world, 'nowhere'))).toBe('404 not_found')
    await world.call('POST', '/account', { body: { name: 'x'.repeat(70_000) } })
    const { id } = await world.lastExchange()
    expect(outcome(await replay(world, id))).toBe('409 not_repeatable')
    await world.call('GET', '/account')
    expect(outcome(await replay(world, (await world.lastExchange()).id, 'nobody'))).toBe('404 not_found')
  })
})

test('requests: the real time of a call runs on while the clock is frozen', async () => {
  const world = await newWorld()
  await world.call('GET', '/ping')
  const { at, realAt } = await world.lastExchange()
  expect(at).toBe('2026-03-01T12:00:00.000Z')
  expect(Math.abs(Date.parse(realAt) - Date.now())).toBeLessThan(60_000)
})

describe('GET /har', () => {
  test('is an archive of the log whose secrets are hidden until they are asked for', async () => {
    const world = await newWorld()
    const { session } = await world.signedIn()
    must(await world.call('GET', '/account', { session }))
    const { text, headers } = must(await world.control('GET', '/har'))
    expect(headers.get('content-disposition')).toBe('attachment; filename="offwrite.har"')
    const { log } = JSON.parse(text)
    expect(log.version).toBe('1.2')
    expect(log.entries.map((entry: { comment: string }) => entry.comment)).toEqual([
      'account.create',
      'account.createEmailPasswordSession',
      'account.get',
    ])
    expect(log.entries[1].request).toMatchObject({
      method: 'POST',
      url: 'http://localhost:4280/v1/account/sessions/email',
    })
    expect(JSON.parse(log.entries[1].request.postData.text)).toEqual({
      email: 'grace@example.test',
      password: '••••••••',
    })
    expect(log.entries[2].response.status).toBe(200)
    expect(text).not.toContain(password)
    expect(text).not.toContain(session)

    const whole = must(await world.control('GET', '/har?secrets=true')).text
    expect(whole).toContain(password)
    expect(whole).toContain(session)
  })

  test('has one call, or those of one project', async () => {
    const world = await newWorld()
    await world.call('GET', '/ping')
    await world.call('GET', '/account')
    const { id } = await world.lastExchange()
    await world.call('GET', '/ping', { project: 'shop' })
    const calls = async (query: string) =>
      JSON.parse((await world.control('GET', `/har?${query}`)).text).log.entries.map(
        ({ comment }: { readonly comment: string }) => comment,
      )
    expect(await calls(`id=${id}`)).toEqual(['account.get'])
    expect(await calls('projectId=demo')).toEqual(['ping', 'account.get'])
    expect(await calls('projectId=shop')).toEqual(['ping'])
  })

  test('hides a secret in an address', async () => {
    const world = await newWorld()
    await world.call('GET', '/account/verifications/email?userId=grace&secret=5ecre7')
    const { text } = await world.control('GET', '/har')
    expect(text).not.toContain('5ecre7')
    expect(text).toContain('userId=grace')
  })
})
