/** Twelve users in every state that the window can show, with fixed ids: to look around, and to try things on. */
import { insertChallenge } from '../domain/challenge.ts'
import { createId } from '../domain/ids.ts'
import { mailedLink } from '../domain/mailed-link.ts'
import { insertMembership } from '../domain/membership.ts'
import { putAuthenticator } from '../domain/mfa.ts'
import { sendMessage } from '../domain/outbox.ts'
import { hashedPassword } from '../domain/password.ts'
import { createRecoveryCodes } from '../domain/recovery-codes.ts'
import type { Scope } from '../domain/scope.ts'
import { sha256Hex } from '../domain/secrets.ts'
import { insertSession } from '../domain/session.ts'
import { insertTeam } from '../domain/team.ts'
import { wireTime } from '../domain/time.ts'
import { consumeToken, insertToken } from '../domain/token.ts'
import { newTotpSecret } from '../domain/totp.ts'
import { insertTarget, insertUser, updateUser } from '../domain/user.ts'
import { invitationMail } from '../messages/invitation.ts'
import { mfaChallengeMail } from '../messages/mfa-challenge.ts'
import { phoneOtpSms } from '../messages/phone-otp.ts'
import { recoveryMail } from '../messages/recovery.ts'
import { verificationMail } from '../messages/verification.ts'
import { seededRandom } from '../simulate/random.ts'
import type { User } from '../store/tables/users.ts'

/** Of every sample user that has one. */
export const samplePassword = 'sample password'

/** Draws other ids than a test that chose 1, or 42. */
const seed = 0x0ff_3117e

const day = 24 * 60 * 60 * 1000
const page = 'http://localhost:3000'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'

const people = {
  grace: { name: 'Grace Hopper', email: 'grace@example.test', phone: '+15555550100' },
  ada: { name: 'Ada Lovelace', email: 'ada@example.test' },
  blocked: { name: 'Mallory Quill', email: 'mallory@example.test' },
  anonymous: {},
  phone: { name: 'Priya Raman', phone: '+15555550103' },
  totp: { name: 'Toru Iwatani', email: 'toru@example.test' },
  'mfa-pending': { name: 'Maya Lin', email: 'maya@example.test' },
  oauth: { name: 'Oskar Barnack', email: 'oskar@gmail.com' },
  imported: { name: 'Ingrid Daubechies', email: 'ingrid@example.test' },
  'long-names-and-thirty-six-characters': {
    name: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff, Senior, of the house that has the longest name in this telephone directory',
    email: 'hubert.blaine.wolfeschlegelsteinhausenbergerdorff@a-domain-with-a-long-name.example.test',
  },
  impersonator: { name: 'Imani Support', email: 'imani@example.test' },
  lapsed: { name: 'Lars Long-Gone', email: 'lars@example.test' },
} as const

type SampleId = keyof typeof people

/** Ids of the sample users, in the order in which they are made. */
export const sampleIds: readonly string[] = Object.keys(people)

export async function loadSamples(given: Scope): Promise<void> {
  const scope: Scope = { ...given, random: seededRandom(seed) }
  const hashed = await hashedPassword(scope, samplePassword, 'preset')
  scope.transaction(() => makeAll(scope, hashed.password))
}

function makeAll(scope: Scope, password: string): void {
  const { store, project, now, random } = scope
  const cost = 'preset'

  function make(id: SampleId, options: { readonly password?: string | null; readonly imported?: boolean } = {}): User {
    const person: { readonly name?: string; readonly email?: string; readonly phone?: string } = people[id]
    const user = insertUser(scope, {
      id,
      email: person.email ?? null,
      phone: person.phone ?? null,
      name: person.name ?? null,
      password: options.password === undefined ? password : options.password,
      ...(options.imported === true ? { imported: { hash: 'sha', hashOptions: { version: 'sha256' } } } : {}),
      cost,
      accessedAt: now,
    })
    if (user.email !== null) insertTarget(scope, user, 'email', user.email)
    if (user.phone !== null) insertTarget(scope, user, 'sms', user.phone)
    return user
  }
  const change = (user: User, changes: Partial<User>) => updateUser(scope, { ...user, ...changes })
  const signIn = (user: User, provider: string, factors: readonly string[], userAgent = firefox) =>
    insertSession({ ...scope, client: { ip: '127.0.0.1', userAgent } }, user, {
      provider,
      providerUid: user.email ?? user.phone ?? '',
      factors,
    })

  const grace = change(make('grace'), {
    emailVerification: true,
    phoneVerification: true,
    labels: ['beta', 'staff'],
    prefs: { theme: 'dark', language: 'en' },
  })
  signIn(grace, 'email', ['password'])
  signIn(grace, 'email', ['password'], safari)

  const ada = make('ada')
  signIn(ada, 'email', ['password'])
  mailLink(scope, ada, 'verification')

  change(make('blocked'), { status: false, labels: ['abuse'] })
  signIn(make('anonymous', { password: null }), 'anonymous', ['anonymous'])

  const phone = change(make('phone', { password: null }), { phoneVerification: true })
  textUsedCode(scope, phone)
  signIn(phone, 'phone', ['phone'], safari)

  const totp = change(make('totp'), { emailVerification: true, mfa: true })
  putAuthenticator(scope, totp, { secret: newTotpSecret(random), verified: true })
  createRecoveryCodes(scope, totp)
  signIn(totp, 'email', ['password', 'totp'])

  const pending = change(make('mfa-pending'), { emailVerification: true, mfa: true })
  putAuthenticator(scope, pending, { secret: newTotpSecret(random), verified: false })
  signIn(pending, 'email', ['password'])
  mailChallenge(scope, pending)

  const oauth = change(make('oauth', { password: null }), { emailVerification: true })
  for (const provider of ['github', 'google']) {
    store.identities.insert({
      projectId: project.id,
      id: createId(random, now),
      userId: oauth.id,
      createdAt: now,
      updatedAt: now,
      provider,
      providerUid: `sample-${provider}`,
      providerEmail: oauth.email ?? '',
      providerAccessToken: random.hex(40),
      providerAccessTokenExpiry: now + 60 * 60 * 1000,
      providerRefreshToken: random.hex(40),
    })
  }
  signIn(oauth, 'github', ['email', 'oauth2'])

  make('imported', { password: sha256Hex(samplePassword), imported: true })
  change(make('long-names-and-thirty-six-characters'), {
    labels: Array.from({ length: 12 }, (_value, at) => `label${at + 1}`),
    prefs: { nested: { list: ['of', 'words'], deeper: { still: true } } },
  })
  change(make('impersonator'), { emailVerification: true, impersonator: true, labels: ['support'] })

  const month = 30 * day
  const then: Scope = { ...scope, now: now - 2 * month }
  const lapsed = change(make('lapsed'), {
    createdAt: now - 3 * month,
    registration: now - 3 * month,
    passwordUpdate: now - 3 * month,
    accessedAt: then.now,
    emailVerification: true,
  })
  const ended = signIn(lapsed, 'email', ['password'])
  store.sessions.update({ ...ended, createdAt: then.now, updatedAt: then.now, expire: now - month })
  mailLink(then, lapsed, 'recovery')

  makeTeams(scope, { grace, ada, totp })
}

function makeTeams(scope: Scope, { grace, ada, totp }: Readonly<Record<'grace' | 'ada' | 'totp', User>>): void {
  const { random } = scope
  const core = insertTeam(scope, { id: 'core', name: 'Core' })
  insertTeam(scope, { id: 'empty', name: 'Nobody yet' })
  insertMembership(scope, core, grace, { roles: ['owner'], confirm: true, secret: '', isCreator: true })
  insertMembership(scope, core, totp, { roles: ['editor'], confirm: true, secret: '', isCreator: false })
  // Invited again: the first letter no longer counts.
  const secrets = [random.hex(256), random.hex(256)]
  const invited = insertMembership(scope, core, ada, {
    roles: ['viewer'],
    confirm: false,
    secret: secrets.at(-1) ?? '',
    isCreator: false,
  })
  for (const secret of secrets) {
    const link = mailedLink(`${page}/join`, {
      membershipId: invited.id,
      userId: ada.id,
      secret,
      teamId: core.id,
      teamName: core.name,
    })
    const letter = invitationMail({
      projectName: scope.project.name,
      teamName: core.name,
      ownerName: grace.name ?? '',
      inviteeName: ada.name ?? '',
      link,
    })
    send(scope, ada, { kind: 'invitation', subjectId: invited.id, secret, link, code: null, expire: null, ...letter })
  }
}

function mailLink(scope: Scope, user: User, kind: 'verification' | 'recovery'): void {
  const secret = scope.random.hex(256)
  const { id, expire } = insertToken(scope, user, { type: kind, secret, lifetimeSeconds: 3600 })
  const link = mailedLink(`${page}/${kind}`, { userId: user.id, secret, expire: wireTime(expire) })
  const words = { projectName: scope.project.name, userName: user.name ?? '', link }
  const letter = kind === 'verification' ? verificationMail(words) : recoveryMail(words)
  send(scope, user, { kind, subjectId: id, secret, link, code: null, expire, ...letter })
}

function mailChallenge(scope: Scope, user: User): void {
  const { id, code, expire } = insertChallenge(scope, user, 'email')
  const agent = { client: 'Firefox 128.0', system: 'Linux', device: 'desktop' }
  const letter = mfaChallengeMail({ projectName: scope.project.name, userName: user.name ?? '', code, agent })
  send(scope, user, { kind: 'mfa-challenge', subjectId: id, secret: null, link: null, code, expire, ...letter })
}

/** A code that was used, as by a sign-in. */
function textUsedCode(scope: Scope, user: User): void {
  const code = '246810'
  const token = insertToken(scope, user, { type: 'phone', secret: code, lifetimeSeconds: 900 })
  const letter = phoneOtpSms({ projectName: scope.project.name, code })
  const carried = { subjectId: token.id, secret: code, link: null, code, expire: token.expire }
  send(scope, user, { kind: 'phone-otp', ...carried, ...letter })
  consumeToken(scope, token)
}

function send(
  scope: Scope,
  user: User,
  message: Pick<
    Parameters<typeof sendMessage>[1],
    'kind' | 'subjectId' | 'secret' | 'link' | 'code' | 'expire' | 'subject' | 'text' | 'html'
  >,
): void {
  const channel = message.subject === '' ? 'sms' : 'email'
  const to = (channel === 'sms' ? user.phone : user.email) ?? ''
  sendMessage(scope, { ...message, channel, to, toName: user.name ?? '', userId: user.id })
}
