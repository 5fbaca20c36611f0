/** The project's own sender and words for mails: settings `smtp` and `templates` (contract section 10, Links mailed). */
import { expect, test } from 'vitest'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'
import { isObject } from '../../src-shared/store/column.ts'
import { must } from '../teams/people.ts'
import { newWorld, password, type Reply, type World } from '../support/world.ts'

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36'

/** The mail of an invitation into the team `<Core>`, by a project with these settings. */
async function invitation(settings: object, headers: Readonly<Record<string, string>> = {}) {
  const world = await newWorld({ projectName: 'Demo shop' })
  const patched = await world.control('PATCH', '/projects/demo', settings)
  expect(patched.status, patched.story).toBe(200)
  const { session } = await world.signedIn()
  await world.call('POST', '/teams', { session, body: { teamId: 'core', name: '<Core>' } })
  const body = { email: 'ada@example.test', name: 'Ada & Co', roles: [], url: 'http://localhost/join?a=1' }
  const sent = await world.call('POST', '/teams/core/memberships', {
    session,
    body,
    headers: { 'user-agent': chrome, ...headers },
  })
  expect(sent.status, sent.story).toBe(201)
  return { world, mail: await newestMail(world) }
}

async function newestMail({ control }: World): Promise<InboxMessage> {
  const { body } = await control('GET', '/inbox')
  const mail: unknown = Array.isArray(body.messages) ? body.messages.at(-1) : null
  if (!isMessage(mail)) throw new Error('The inbox is empty.')
  return mail
}

function isMessage(value: unknown): value is InboxMessage {
  return isObject(value) && typeof value.subject === 'string'
}

const template = {
  subject: '{{owner}} of {{project}} asks you into {{team}}',
  message: '<p>Dear {{user}},</p><p><a href="{{redirect}}">Join {{team}}</a> &amp; greet {{nobody}}.</p>',
}
const email = 'grace@example.test'
const smtp = { enabled: true, senderEmail: 'shop@example.test', senderName: 'The shop' }

test('mails: a template has the subject and the words, with its variables filled in', async () => {
  const { mail } = await invitation({ smtp, templates: { 'email.invitation-en': template } })
  expect(mail.subject).toBe('Grace Hopper of Demo shop asks you into <Core>')
  expect(mail.text).toBe(`Dear Ada & Co,\nJoin <Core>: ${mail.link} & greet {{nobody}}.\n`)
})

test('mails: HTML of a template escapes what callers put in', async () => {
  const { mail } = await invitation({ smtp, templates: { 'email.invitation-en': template } })
  expect(mail.html).toContain('<p>Dear Ada &#38; Co,</p>')
  expect(mail.html).toContain('Join &#60;Core&#62;</a> &amp; greet {{nobody}}.')
  expect(mail.html).toContain(`href="${mail.link?.replaceAll('&', '&#38;')}"`)
})

test('mails: every variable of the contract is known', async () => {
  const message = '{{direction}}|{{heading}}|{{agentClient}}|{{agentOs}}|{{agentDevice}}|{{otp}}|{{phrase}}'
  const { mail } = await invitation({ smtp, templates: { 'email.invitation-en': { message } } })
  expect(mail.text).toBe(
    'ltr|Invitation to <Core> Team at Demo shop|Chrome 128.0|Windows 10|desktop|{{otp}}|{{phrase}}\n',
  )
})

test('mails: without a mail server of its own a project has the words and the sender of the server', async () => {
  const settings = { smtp: { ...smtp, enabled: false }, templates: { 'email.invitation-en': template } }
  const { world, mail } = await invitation(settings)
  expect(mail).toMatchObject({ from: 'noreply@offwrite.test', fromName: 'Demo shop', replyTo: '', replyToName: '' })
  expect(mail.subject).toBe('Invitation to <Core> Team at Demo shop')
  const { story } = await world.lastExchange()
  expect(JSON.stringify(story)).toContain('email.invitation-en is not used')
})

test('mails: sender and reply address come from the template, else from the mail server', async () => {
  const replies = { replyToEmail: 'help@example.test', replyToName: 'Help' }
  const plain = await invitation({ smtp: { ...smtp, ...replies } })
  expect(plain.mail).toMatchObject({
    from: 'shop@example.test',
    fromName: 'The shop',
    replyTo: 'help@example.test',
    replyToName: 'Help',
  })
  const own = { senderEmail: 'teams@example.test', senderName: 'Teams', replyToEmail: 'owner@example.test' }
  const { mail } = await invitation({ smtp: { ...smtp, ...replies }, templates: { 'email.invitation-en': own } })
  expect(mail).toMatchObject({
    from: 'teams@example.test',
    fromName: 'Teams',
    replyTo: 'owner@example.test',
    replyToName: 'Help',
    subject: 'Invitation to <Core> Team at Demo shop',
  })
})

test.each([
  ['de', 'Deutsch', 'ltr'],
  ['fr', 'English', 'ltr'],
  ['he', 'English', 'rtl'],
])('mails: a caller of locale %s gets the words in %s', async (locale, words, direction) => {
  const templates = {
    'email.invitation-en': { message: 'English {{direction}}' },
    'email.invitation-de': { message: 'Deutsch {{direction}}' },
  }
  const { mail } = await invitation({ smtp, templates }, { 'x-appwrite-locale': locale })
  expect(mail.text).toBe(`${words} ${direction}\n`)
})

/** A call that mails, for each template; Grace has an address and a session. */
const mailing: Readonly<Record<string, (world: World, session: string) => Promise<Reply>>> = {
  magicSession: ({ call }) =>
    call('POST', '/account/tokens/magic-url', {
      body: { userId: 'grace', email, url: 'http://localhost/', phrase: true },
    }),
  otpSession: ({ call }) => call('POST', '/account/tokens/email', { body: { userId: 'grace', email, phrase: true } }),
  recovery: ({ call }) => call('POST', '/account/recovery', { body: { email, url: 'http://localhost/' } }),
  verification: ({ call }, session) =>
    call('POST', '/account/verifications/email', { session, body: { url: 'http://localhost/' } }),
  async mfaChallenge({ call, server }, session) {
    must(await server('PATCH', '/users/grace/verification', { emailVerification: true }))
    return call('POST', '/account/mfa/challenges', { session, body: { factor: 'email' } })
  },
}

test.each(Object.entries(mailing))('mails: the template %s replaces its mail, secret and all', async (id, mailed) => {
  const world = await newWorld()
  const message = '{{user}}|{{redirect}}|{{otp}}|{{phrase}}'
  must(await world.control('PATCH', '/projects/demo', { smtp, templates: { [`email.${id}-en`]: { message } } }))
  const { session } = await world.signedIn()
  const sent = must(await mailed(world, session))
  const mail = await newestMail(world)
  const phrase = id.endsWith('Session') ? String(sent.body.phrase) : '{{phrase}}'
  expect(mail.link ?? mail.code).toBeTruthy()
  expect(mail.text).toBe(`Grace Hopper|${mail.link ?? '{{redirect}}'}|${mail.code ?? '{{otp}}'}|${phrase}\n`)
})

test.each([true, false])('mails: the template of the session alert counts with smtp.enabled %s', async (enabled) => {
  const world = await newWorld()
  const message = '{{date}} {{year}} {{time}}|{{device}}|{{ipAddress}}|{{country}}'
  const templates = { 'email.sessionAlert-en': { message } }
  must(await world.control('PATCH', '/projects/demo', { authSessionAlerts: true, smtp: { enabled }, templates }))
  await world.signedIn()
  const headers = { 'user-agent': chrome }
  must(await world.call('POST', '/account/sessions/email', { body: { email, password }, headers }))
  expect((await newestMail(world)).text).toBe('March 1 2026 12:00:00|Chrome 128.0|127.0.0.1|Unknown\n')
})

test('mails: templates are merged by name and part, and null removes one', async () => {
  const { control } = await newWorld()
  const change = async (templates: object) => (await control('PATCH', '/projects/demo', { templates })).body.templates
  const empty = { subject: '', message: '', senderEmail: '', senderName: '', replyToEmail: '', replyToName: '' }
  await change({ 'email.recovery-en': { subject: 'One' } })
  expect(await change({ 'email.recovery-en': { message: 'Two' }, 'email.recovery-de': { subject: 'Drei' } })).toEqual({
    'email.recovery-en': { ...empty, subject: 'One', message: 'Two' },
    'email.recovery-de': { ...empty, subject: 'Drei' },
  })
  expect(await change({ 'email.recovery-en': null })).toEqual({ 'email.recovery-de': { ...empty, subject: 'Drei' } })
})

test('mails: the fields of smtp are changed one by one', async () => {
  const { control } = await newWorld()
  await control('PATCH', '/projects/demo', { smtp })
  const { body } = await control('PATCH', '/projects/demo', { smtp: { port: 587 } })
  expect(body.smtp).toMatchObject({ ...smtp, port: 587, host: '' })
})
