/** What a reader does with a message: end it, have it sent once more; and hearing of what it carries. */
import { describe, expect, test } from 'vitest'
import type { EmulatorEvent, InboxMessage } from '../../src-shared/index.ts'
import { idsOf, must, outcome } from '../teams/people.ts'
import { members, worldWithInbox } from './inbox-world.ts'

describe('POST /inbox/{id}/expire', () => {
  test('ends what the message carries, for the app too, until it is undone', async () => {
    const { world, latest } = await worldWithInbox()
    must(await world.call('POST', '/account/tokens/email', { body: { userId: 'ada', email: 'ada@example.test' } }))
    const { id, code } = await latest()
    const expired = must(await world.control('POST', `/inbox/${String(id)}/expire`))
    expect(expired.body).toMatchObject({ id, state: 'expired', expire: '2026-03-01T12:00:00.000Z' })
    const signIn = () => world.call('POST', '/account/sessions/token', { body: { userId: 'ada', secret: code } })
    expect(outcome(await signIn())).toBe('401 user_invalid_token')
    must(await world.control('POST', `/history/${expired.headers.get('x-emulator-step-id') ?? ''}/undo`))
    expect((await latest()).state).toBe('unused')
    expect((await signIn()).status).toBe(201)
  })

  test('refuses what has no end, and what is over', async () => {
    const { world, invite, latest } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const invitation = String((await latest()).id)
    expect(outcome(await world.control('POST', `/inbox/${invitation}/expire`))).toBe('409 not_expirable')
    must(await world.call('POST', '/account/tokens/email', { body: { userId: 'ada', email: 'ada@example.test' } }))
    const code = String((await latest()).id)
    must(await world.control('POST', `/inbox/${code}/expire`))
    expect(outcome(await world.control('POST', `/inbox/${code}/expire`))).toBe('409 not_expirable')
  })
})

describe('POST /inbox/{id}/send-again', () => {
  test('makes the request once more as its caller did, which can be undone', async () => {
    const { world, invite, inbox, latest } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const first = await latest()
    const again = must(await world.control('POST', `/inbox/${String(first.id)}/send-again`))
    expect(again.body).toMatchObject({ status: 201, message: { to: 'sam@example.test', state: 'unused' } })
    expect(idsOf((await inbox()).messages, 'state')).toEqual(['replaced', 'unused'])
    expect((await latest()).secret).not.toBe(first.secret)
    must(await world.control('POST', `/requests/${again.headers.get('x-emulator-request-id') ?? ''}/undo`))
    expect(idsOf((await inbox()).messages, 'state')).toEqual(['unused'])
  })

  test('says why it was refused, and when its request is not known any more', async () => {
    const { world, invite, latest, olga } = await worldWithInbox()
    must(await invite({ userId: 'sam' }))
    const { id } = await latest()
    must(await world.server('DELETE', `/users/${olga.userId}/sessions`))
    const refused = await world.control('POST', `/inbox/${String(id)}/send-again`)
    expect(outcome(refused)).toBe('409 sending_refused')
    expect(refused.body.message).toContain('/v1/teams/core/memberships answered 401')
    must(await world.control('DELETE', '/requests'))
    expect(outcome(await world.control('POST', `/inbox/${String(id)}/send-again`))).toBe('409 not_repeatable')
  })
})

test('events: a message whose membership goes and comes back is told of each time', async () => {
  const { world, invite } = await worldWithInbox()
  const { body } = must(await invite({ userId: 'sam' }))
  const seen: (readonly [string, InboxMessage['state']])[] = []
  const stop = world.emulator.subscribe((event: EmulatorEvent) => {
    if (event.type === 'message') seen.push([event.operation, event.message.state])
  })
  must(await world.server('DELETE', `${members}/${String(body.$id)}`))
  const { id } = await world.lastExchange()
  must(await world.control('POST', `/requests/${id}/undo`))
  stop()
  expect(seen).toEqual([
    ['changed', 'expired'],
    ['changed', 'unused'],
  ])
})

test('links are checked as redirect URLs are: by the platforms of the project', async () => {
  const { world } = await worldWithInbox()
  const links = [
    'http://localhost:3000/a',
    'https://app.example.test/b',
    'https://evil.test/',
    'myapp://done',
    'no link',
  ]
  const allowed = async () => {
    const { body } = must(await world.control('POST', '/projects/demo/links/check', { links }))
    return idsOf(body.links, 'isAllowed')
  }
  expect(await allowed()).toEqual([true, false, false, false, false])
  const platforms = [
    { type: 'web', hostname: '*.example.test', key: '' },
    { type: 'scheme', hostname: '', key: 'myapp' },
  ]
  must(await world.control('PATCH', '/projects/demo', { platforms }))
  expect(await allowed()).toEqual([true, true, false, true, false])
})
