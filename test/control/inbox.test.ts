/** The inbox: what would have been sent, by filters, awaited, completed, deleted. */
import { describe, expect, test } from 'vitest'
import type { EmulatorEvent, InboxMessage } from '../../src-shared/index.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { members, worldWithInbox } from './inbox-world.ts'

describe('GET /inbox', () => {
  test('shows messages oldest first, whole', async () => {
    const { world, invite, inbox } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const { id } = await world.lastExchange()
    must(await invite({ phone: '+15555550100' }))
    const { total, messages } = await inbox()
    expect(total).toBe(2)
    const [first] = Array.isArray(messages) ? messages : []
    expect(Object.keys(isObject(first) ? first : {}).join(' ')).toBe(
      'id channel kind projectId userId to toName from fromName replyTo replyToName subject text html ' +
        'code link secret subjectId state createdAt expire requestId usedByRequestId',
    )
    expect(first).toMatchObject({
      channel: 'email',
      kind: 'invitation',
      projectId: 'demo',
      userId: 'sam',
      to: 'sam@example.test',
      toName: 'sam Example',
      from: 'noreply@offwrite.test',
      fromName: 'demo',
      subject: 'Invitation to Core team Team at demo',
      state: 'unused',
      code: null,
      createdAt: '2026-03-01T12:00:00.000Z',
      expire: null,
      requestId: id,
      usedByRequestId: null,
    })
  })

  test('filters', async () => {
    const { world, invite, inbox } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    must(await invite({ phone: '+15555550100' }))
    must(await invite({ email: 'new@example.test' }))
    const [first] = idsOf((await inbox()).messages, 'id')
    must(await world.control('POST', `/inbox/${String(first)}/complete`))
    const total = async (query: string) => (await inbox(query)).total
    expect(await total('?channel=sms')).toBe(1)
    expect(await total('?channel=email')).toBe(2)
    expect(await total('?to=SAM@example.test')).toBe(1)
    expect(await total('?to=%2B15555550100')).toBe(1)
    expect(await total('?kind=invitation')).toBe(3)
    expect(await total('?kind=recovery')).toBe(0)
    expect(await total('?unused=true')).toBe(2)
    expect(await total('?projectId=demo')).toBe(3)
    expect(await total('?projectId=other')).toBe(0)
    expect(await total(`?since=${String(first)}`)).toBe(2)
    expect(await total('?since=2026-03-01T11:59:59.999Z')).toBe(3)
    expect(await total('?since=2026-03-01T12:00:00.000Z')).toBe(0)
  })

  test.each(['channel=post', 'kind=letter', 'unused=perhaps', 'since=yesterday'])('refuses %s', async (query) => {
    const { world } = await worldWithInbox()
    const { status, body } = await world.control('GET', `/inbox?${query}`)
    expect([status, body.type]).toEqual([400, 'invalid'])
  })

  test('keeps the last 1,000 of a project', async () => {
    const { world, olga, inbox } = await worldWithInbox()
    await world.control('PATCH', '/projects/demo', { rateLimits: false })
    for (let count = 0; count < 1003; count += 1) {
      const body = { userId: 'sam', roles: [], url: `http://localhost/?count=${count}` }
      must(await world.call('POST', members, { session: olga.session, body }))
    }
    const { total, messages } = await inbox()
    expect(total).toBe(1000)
    expect(String(idsOf(messages, 'link')[0])).toContain('count=3&')
  })
})

describe('GET /inbox/latest', () => {
  test('answers the newest match', async () => {
    const { invite, latest } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    must(await invite({ email: 'new@example.test' }))
    expect((await latest()).to).toBe('new@example.test')
    expect((await latest('?to=sam@example.test&kind=invitation')).to).toBe('sam@example.test')
  })

  test('waits for the match to arrive, past messages that are none', async () => {
    const { world, invite } = await worldWithInbox()
    const waiting = world.control('GET', '/inbox/latest?to=new@example.test&wait=30s')
    must(await invite({ userId: 'sam' }))
    must(await invite({ email: 'new@example.test' }))
    expect(must(await waiting).body).toMatchObject({ to: 'new@example.test', state: 'unused' })
  })

  test('waits for a newer one than it knows', async () => {
    const { world, invite, latest } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const known = String((await latest()).id)
    const waiting = world.control('GET', `/inbox/latest?since=${known}&wait=30s`)
    must(await invite({ userId: 'sam' }))
    expect(must(await waiting).body.id).not.toBe(known)
  })

  test('gives up with 404 and says what it looked for', async () => {
    const { world } = await worldWithInbox()
    for (const wait of ['', '&wait=10ms']) {
      const { status, body } = await world.control('GET', `/inbox/latest?to=nobody@example.test${wait}`)
      expect([status, body.type]).toEqual([404, 'not_found'])
      expect(body.message).toBe('There is no message with to nobody@example.test.')
    }
  })

  test.each(['5', 'soon', '61s', '-1s'])('refuses to wait %s', async (wait) => {
    const { world } = await worldWithInbox()
    expect((await world.control('GET', `/inbox/latest?wait=${wait}`)).status).toBe(400)
  })
})

describe('the state of a message', () => {
  test('follows acceptance, and names the call that used it', async () => {
    const { world, invite, latest } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const { link, id } = await latest()
    const given = new URL(String(link)).searchParams
    const path = `${members}/${given.get('membershipId') ?? ''}/status`
    must(await world.call('PATCH', path, { body: { userId: 'sam', secret: given.get('secret') } }))
    const used = await world.lastExchange()
    expect(must(await world.control('GET', `/inbox/${String(id)}`)).body).toMatchObject({
      state: 'used',
      usedByRequestId: used.id,
    })
  })

  test('is replaced by a second invitation and expired once the membership is gone, until that is undone', async () => {
    const { world, invite, inbox } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const { body } = must(await invite({ userId: 'sam' }))
    const states = async () => idsOf((await inbox()).messages, 'state')
    expect(await states()).toEqual(['replaced', 'unused'])
    must(await world.server('DELETE', `${members}/${String(body.$id)}`))
    expect(await states()).toEqual(['replaced', 'expired'])
    const { id } = await world.lastExchange()
    must(await world.control('POST', `/requests/${id}/undo`))
    expect(await states()).toEqual(['replaced', 'unused'])
    must(await world.server('POST', members, { userId: 'sam', roles: [] }))
    expect(await states()).toEqual(['replaced', 'used'])
  })
})

describe('POST /inbox/{id}/complete', () => {
  test('accepts the invitation by the call that the app would make', async () => {
    const { world, invite, latest } = await worldWithInbox()
    must(await invite({ email: 'new@example.test' }))
    const { id, secret } = await latest()
    const { status, body } = await world.control('POST', `/inbox/${String(id)}/complete`)
    expect([status, body.status]).toEqual([200, 200])
    expect(body.message).toMatchObject({ id, state: 'used' })
    expect(body.answer).toMatchObject({ confirm: true, userEmail: 'new@example.test' })
    const made = await world.lastExchange()
    expect([made.sdk, made.status]).toEqual(['teams.updateMembershipStatus', 200])
    expect(made.parameters).toMatchObject({ teamId: 'core', secret })
    expect((await world.server('GET', '/teams/core')).body.total).toBe(3)
  })

  test('says why the call was refused', async () => {
    const { world, invite, latest } = await worldWithInbox()
    must(await invite({ email: 'new@example.test' }))
    const { id } = await latest()
    must(await world.control('POST', `/inbox/${String(id)}/complete`))
    const { status, body } = await world.control('POST', `/inbox/${String(id)}/complete`)
    expect([status, body.type]).toEqual([409, 'completion_refused'])
    expect(body.message).toContain('answered 409: This membership was accepted before.')
  })

  test('answers 404 for a message that is not there', async () => {
    const { world } = await worldWithInbox()
    expect(outcome(await world.control('POST', '/inbox/nowhere/complete'))).toBe('404 not_found')
    expect(outcome(await world.control('GET', '/inbox/nowhere'))).toBe('404 not_found')
    expect(outcome(await world.control('DELETE', '/inbox/nowhere'))).toBe('404 not_found')
  })
})

test('messages are deleted one by one, by project, and all', async () => {
  const { world, invite, inbox, latest } = await worldWithInbox()
  must(await invite({ userId: 'sam' }))
  must(await invite({ email: 'new@example.test' }))
  must(await invite({ email: 'other@example.test' }))
  must(await world.control('DELETE', `/inbox/${String((await latest()).id)}`))
  expect((await inbox()).total).toBe(2)
  must(await world.control('DELETE', '/inbox?projectId=other'))
  expect((await inbox()).total).toBe(2)
  must(await world.control('DELETE', '/inbox'))
  expect((await inbox()).total).toBe(0)
})

test('events: a message is announced when it is sent, used and deleted', async () => {
  const { world, invite, latest } = await worldWithInbox()
  const seen: (readonly [string, InboxMessage['state']])[] = []
  const stop = world.emulator.subscribe((event: EmulatorEvent) => {
    if (event.type === 'message') seen.push([event.operation, event.message.state])
  })
  must(await invite({ userId: 'sam' }))
  const id = String((await latest()).id)
  must(await world.control('POST', `/inbox/${id}/complete`))
  must(await world.control('DELETE', `/inbox/${id}`))
  stop()
  expect(seen).toEqual([
    ['created', 'unused'],
    ['changed', 'used'],
    ['deleted', 'used'],
  ])
})

test('the secret of an invitation is on no answer of the emulated API', async () => {
  const { world, invite, latest, olga } = await worldWithInbox()
  const reply = must(await invite({ userId: 'sam' }))
  const secret = String((await latest()).secret)
  const listed = await world.call('GET', members, { session: olga.session })
  const byServer = await world.server('GET', members)
  for (const { text } of [reply, listed, byServer]) expect(text).not.toContain(secret)
})
