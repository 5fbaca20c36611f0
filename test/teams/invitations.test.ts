import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import type { World } from '../support/world.ts'
import { coreTeam, idsOf, membershipOf, must, outcome, signUp } from './people.ts'

const members = '/teams/core/memberships'
const url = 'http://localhost:3000/join?from=mail#top'

/** The newest message as it was stored. */
async function newestMessage(world: World): Promise<JsonObject> {
  const { changes } = await world.lastExchange()
  const fields = changes
    .filter(({ table, operation }) => table === 'messages' && operation === 'created')
    .at(-1)?.fields
  if (fields === undefined) throw new Error(`No message: ${JSON.stringify(changes)}`)
  return Object.fromEntries(fields.map(({ name, after }) => [name, after]))
}

async function invite(world: World, session: string, invited: JsonObject) {
  const reply = must(await world.call('POST', members, { session, body: { roles: ['editor'], url, ...invited } }))
  const message = await newestMessage(world)
  const link = new URL(String(message.link))
  const at = `${members}/${String(reply.body.$id)}/status`
  return { reply, message, link, at, secret: String(message.secret), userId: link.searchParams.get('userId') ?? '' }
}

describe('teams.createMembership by a client', () => {
  test('leaves the membership open and mails a link with what acceptance needs', async () => {
    const { world, olga } = await coreTeam()
    const { reply, message, link } = await invite(world, olga.session, { email: 'new@example.test', name: 'Nia New' })
    expect(reply.body).toMatchObject({ userName: 'Nia New', confirm: false, joined: '', roles: ['editor'] })
    expect(reply.text).not.toContain(String(message.secret))
    expect(`${link.origin}${link.pathname}${link.hash}`).toBe('http://localhost:3000/join#top')
    expect(Object.fromEntries(link.searchParams)).toEqual({
      from: 'mail',
      membershipId: reply.body.$id,
      userId: reply.body.userId,
      secret: message.secret,
      teamId: 'core',
      teamName: 'Core team',
    })
    expect(String(message.link)).toContain('teamName=Core+team')
    expect(message.secret).toMatch(/^[0-9a-f]{256}$/)
    expect(message).toMatchObject({
      channel: 'email',
      kind: 'invitation',
      to: 'new@example.test',
      toName: 'Nia New',
      subject: 'Invitation to Core team Team at demo',
      state: 'unused',
      requestId: (await world.lastExchange()).id,
    })
    expect((await world.server('GET', '/teams/core')).body.total).toBe(2)
  })

  test('writes text with a bare link, and HTML that nobody can put markup or scripts into', async () => {
    const { world, olga } = await coreTeam()
    must(await world.call('PUT', '/teams/core', { session: olga.session, body: { name: '<b>"A&B"</b>' } }))
    const { message } = await invite(world, olga.session, {
      email: 'new@example.test',
      name: '<script>alert(1)</script>',
      url: `http://localhost/?q="><script>alert(1)</script>`,
    })
    const html = String(message.html)
    expect(String(message.text).split('\n')).toContain(String(message.link))
    expect(html).not.toMatch(/<script|<b>|"A&B"/)
    expect(html.match(/<(?!\/?(?:!doctype|html|head|meta|title|body|p|a)\b)/g)).toBeNull()
    const href = /href="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(href.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))).toBe(message.link)
    expect(html).not.toMatch(/\ssrc=|@import|url\(/)
  })

  test('texts a phone that has no email beside it', async () => {
    const { world, olga } = await coreTeam()
    const { message, reply } = await invite(world, olga.session, { phone: '+15555550100' })
    expect(message).toMatchObject({ channel: 'sms', to: '+15555550100', subject: '', html: '' })
    expect(message.text).toContain(message.link)
    expect(reply.body).toMatchObject({ userEmail: '', userName: '' })
  })

  test.each([
    [{ email: 'new@example.test', url: undefined }, '400 general_argument_invalid'],
    [{}, '400 general_argument_invalid'],
    [{ email: 'new@example.test', url: 'https://evil.example/' }, '400 general_argument_invalid'],
    [{ email: 'new@example.test', url: 'javascript://localhost/%0aalert(1)' }, '400 general_argument_invalid'],
    [{ email: 'new@example.test', url: 'https://app.example.test/' }, '201'],
    [{ email: 'new@example.test' }, '201'],
    [{ userId: 'mia' }, '409 membership_already_confirmed'],
  ])('answers %j with %s', async (changed, expected) => {
    const { world, olga } = await coreTeam()
    const platforms = [{ type: 'web', hostname: 'app.example.test', key: '' }]
    await world.control('PATCH', '/projects/demo', { platforms })
    const reply = await world.call('POST', members, { session: olga.session, body: { roles: [], url, ...changed } })
    expect(outcome(reply), reply.story).toBe(expected)
  })

  test('is refused to members without the role owner, but the user that it named is made', async () => {
    const { world, mia, sam } = await coreTeam()
    const body = { email: 'new@example.test', roles: [], url }
    expect(outcome(await world.call('POST', members, { session: sam.session, body }))).toBe('404 team_not_found')
    expect((await world.server('GET', '/users?search=new')).body.total).toBe(0)
    expect(outcome(await world.call('POST', members, { session: mia.session, body }))).toBe('401 user_unauthorized')
    expect((await world.lastExchange()).story.at(-1)?.emulatorOnly.join()).toContain('made the user')
    expect((await world.server('GET', '/users?search=new')).body.total).toBe(1)
    expect((await world.server('GET', members)).body.total).toBe(2)
  })

  test('is refused when the setting authInvites is off, to clients only', async () => {
    const { world, olga } = await coreTeam()
    await world.control('PATCH', '/projects/demo', { authInvites: false })
    const sent = { session: olga.session, body: { email: 'new@example.test', roles: [], url } }
    expect(outcome(await world.call('POST', members, sent))).toBe('501 user_auth_method_unsupported')
    const { fixes } = await world.lastExchange()
    expect(fixes.map(({ call }) => call.body)).toEqual([{ authInvites: true }])
    expect((await world.server('POST', members, { userId: 'sam', roles: [] })).status).toBe(201)
  })

  test('is limited to ten an hour for one address', async () => {
    const { world, olga } = await coreTeam()
    const send = (at: number) =>
      world.call('POST', members, {
        session: olga.session,
        body: { email: `u${at}@example.test`, roles: [], url },
      })
    const first = must(await send(0))
    expect(first.headers.get('x-ratelimit-limit')).toBe('10')
    for (let at = 1; at < 10; at += 1) must(await send(at))
    expect(outcome(await send(10))).toBe('429 general_rate_limit_exceeded')
  })
})

describe('teams.updateMembershipStatus', () => {
  test('needs no login: it accepts, verifies the email, counts the member and signs in', async () => {
    const { world, olga } = await coreTeam()
    const { reply, at, secret, userId } = await invite(world, olga.session, { email: 'new@example.test' })
    const accepted = must(await world.call('PATCH', at, { body: { userId, secret } }))
    expect(accepted.body).toMatchObject({
      $id: reply.body.$id,
      userName: 'new@example.test',
      userEmail: 'new@example.test',
      confirm: true,
      joined: '2026-03-01T12:00:00.000+00:00',
      roles: ['editor'],
    })
    const { changes, events, id } = await world.lastExchange()
    expect(events).toEqual([`teams.core.memberships.${String(reply.body.$id)}.update.status`])
    const used = changes.find(({ table }) => table === 'messages')?.fields.map(({ name, after }) => [name, after])
    expect(used).toEqual([
      ['state', 'used'],
      ['usedByRequestId', id],
    ])
    expect((await world.server('GET', '/teams/core')).body.total).toBe(3)

    const session = accepted.cookies.get('a_session_demo') ?? ''
    expect(accepted.headers.get('x-fallback-cookies')).toBe(
      JSON.stringify({ a_session_demo: session }).replaceAll('/', '\\/'),
    )
    const account = must(await world.call('GET', '/account', { session }))
    expect(account.body).toMatchObject({ $id: userId, emailVerification: true })
    expect((await world.call('GET', '/account/sessions/current', { session })).body).toMatchObject({
      provider: 'email',
      providerUid: 'new@example.test',
      factors: ['email'],
    })
    expect(idsOf((await world.call('GET', '/teams', { session })).body.teams)).toEqual(['core'])
  })

  test('makes no session for an invitee that is signed in', async () => {
    const { world, olga, sam } = await coreTeam()
    const { at, secret } = await invite(world, olga.session, { userId: 'sam' })
    const reply = must(await world.call('PATCH', at, { session: sam.session, body: { userId: 'sam', secret } }))
    expect(reply.cookies.size).toBe(0)
    expect(reply.headers.get('x-fallback-cookies')).toBeNull()
    expect((await world.server('GET', '/users/sam/sessions')).body.total).toBe(1)
    expect((await membershipOf(world, 'sam')).confirm).toBe(true)
  })

  test('does not end older sessions of a user at its limit', async () => {
    const { world, olga } = await coreTeam()
    await world.control('PATCH', '/projects/demo', { authSessionsLimit: 1 })
    const { at, secret } = await invite(world, olga.session, { userId: 'sam' })
    must(await world.call('PATCH', at, { body: { userId: 'sam', secret } }))
    expect((await world.server('GET', '/users/sam/sessions')).body.total).toBe(2)
  })

  test('says what is wrong, in the order of the contract', async () => {
    const { world, olga, mia } = await coreTeam()
    const { at, secret } = await invite(world, olga.session, { userId: 'sam' })
    const accept = async (path: string, body: JsonObject, session?: string) =>
      outcome(await world.call('PATCH', path, { body, ...(session === undefined ? {} : { session }) }))
    must(await world.server('POST', '/teams', { teamId: 'ops', name: 'Ops' }))
    const wrong = { userId: 'mia', secret: 'wrong' }
    expect(await accept(`/teams/nowhere/memberships/nowhere/status`, wrong)).toBe('404 membership_not_found')
    expect(await accept(at.replace('core', 'nowhere'), wrong)).toBe('404 team_not_found')
    expect(await accept(at.replace('core', 'ops'), wrong)).toBe('404 team_membership_mismatch')
    expect(await accept(at, wrong)).toBe('401 team_invalid_secret')
    expect(await accept(at, { userId: 'mia', secret })).toBe('401 team_invite_mismatch')
    expect(await accept(at, { userId: 'sam', secret }, mia.session)).toBe('401 team_invite_mismatch')
    expect(await accept(at, { userId: 'sam', secret: 'a'.repeat(257) })).toBe('400 general_argument_invalid')
    expect(await accept(at, { userId: 'sam', secret })).toBe('200')
    expect(await accept(at, { userId: 'sam', secret })).toBe('409 membership_already_confirmed')
    const olgas = String((await membershipOf(world, 'olga')).$id)
    expect(await accept(`${members}/${olgas}/status`, wrong)).toBe('404 membership_not_found')
    const byKey = await world.server('PATCH', at, { userId: 'sam', secret })
    expect(outcome(byKey)).toBe('401 general_unauthorized_scope')
  })

  test('takes only the newest of two invitations', async () => {
    const { world, olga } = await coreTeam()
    const first = await invite(world, olga.session, { userId: 'sam', roles: ['first'] })
    const second = await invite(world, olga.session, { userId: 'sam', roles: ['second'] })
    expect(second.at).toBe(first.at)
    expect(second.reply.body.roles).toEqual(['first'])
    const { changes } = await world.lastExchange()
    const replaced = changes.find(({ table, operation }) => table === 'messages' && operation === 'changed')
    expect(replaced?.fields).toEqual([{ name: 'state', before: 'unused', after: 'replaced' }])
    const accept = (secret: string) => world.call('PATCH', first.at, { body: { userId: 'sam', secret } })
    expect(outcome(await accept(first.secret))).toBe('401 team_invalid_secret')
    expect(outcome(await accept(second.secret))).toBe('200')
  })

  test('is refused for an invitee whose invitation has been taken back', async () => {
    const { world, olga, sam } = await coreTeam()
    const { at, secret, reply } = await invite(world, olga.session, { userId: 'sam' })
    // Not accepted yet, so the invitee can neither see the team nor decline.
    const path = `${members}/${String(reply.body.$id)}`
    expect(outcome(await world.call('DELETE', path, { session: sam.session }))).toBe('404 team_not_found')
    must(await world.call('DELETE', path, { session: olga.session }))
    const again = await world.call('PATCH', at, { body: { userId: 'sam', secret } })
    expect(outcome(again)).toBe('404 membership_not_found')
  })

  test('an invitee has no roles and sees nothing of the team before', async () => {
    const { world, olga } = await coreTeam()
    const ina = await signUp(world, 'ina')
    await invite(world, olga.session, { userId: 'ina', roles: ['owner'] })
    expect(idsOf((await world.call('GET', '/teams', { session: ina.session })).body.teams)).toEqual([])
    const body = { name: 'Mine' }
    expect(outcome(await world.call('PUT', '/teams/core', { session: ina.session, body }))).toBe('404 team_not_found')
  })
})

test('an impersonator has the teams of the user it acts as', async () => {
  const { world, sam } = await coreTeam()
  must(await world.server('PATCH', '/users/sam/impersonator', { impersonator: true }))
  const asOlga = { session: sam.session, headers: { 'x-appwrite-impersonate-user-id': 'olga' } }
  expect(outcome(await world.call('PUT', '/teams/core', { ...asOlga, body: { name: 'New name' } }))).toBe('200')
  const { body } = must(await world.call('GET', '/teams', asOlga))
  expect(isObject(body) && body.total).toBe(1)
})
