/** Twelve users in every state that the window can show, with fixed ids: to look around, and to try things on. */
import { createId } from '../domain/ids.ts'
import { insertMembership, updateMembership } from '../domain/membership.ts'
import { putAuthenticator } from '../domain/mfa.ts'
import { hashedPassword } from '../domain/password.ts'
import { createRecoveryCodes } from '../domain/recovery-codes.ts'
import type { Scope } from '../domain/scope.ts'
import { sha256Hex } from '../domain/secrets.ts'
import { insertSession } from '../domain/session.ts'
import { insertTeam } from '../domain/team.ts'
import { newTotpSecret } from '../domain/totp.ts'
import { insertTarget, insertUser, updateUser } from '../domain/user.ts'
import { seededRandom } from '../simulate/random.ts'
import type { User } from '../store/tables/users.ts'
import { mailChallenge, mailInvitation, mailLink, textUsedCode } from './sample-messages.ts'
import { day, hour, minute, people, type SampleId, type SamplePerson } from './sample-people.ts'

/** Of every sample user that has one. */
export const samplePassword = 'sample password'

/** Draws other ids than a test that chose 1, or 42. */
const seed = 0x0ff_3117e

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'

export async function loadSamples(given: Scope): Promise<void> {
  const scope: Scope = { ...given, random: seededRandom(seed) }
  const hashed = await hashedPassword(scope, samplePassword, 'preset')
  scope.transaction(() => makeAll(scope, hashed.password))
}

function makeAll(scope: Scope, password: string): void {
  const { store, project, now, random } = scope
  const cost = 'preset'
  const ago = (milliseconds: number): Scope => ({ ...scope, now: now - milliseconds })
  // However short the sessions of the project are, what the sample users began goes on.
  const lately = (milliseconds: number) => ago(Math.min(milliseconds, project.settings.authDuration * 500))
  const lastSeen = (user: User): Scope => ({ ...scope, now: user.accessedAt ?? user.createdAt })

  function make(id: SampleId, options: { readonly password?: string | null; readonly imported?: boolean } = {}): User {
    const person: SamplePerson = people[id]
    const joining = ago(person.joined)
    const user = insertUser(joining, {
      id,
      email: person.email ?? null,
      phone: person.phone ?? null,
      name: person.name ?? null,
      password: options.password === undefined ? password : options.password,
      ...(options.imported === true ? { imported: { hash: 'sha', hashOptions: { version: 'sha256' } } } : {}),
      cost,
      accessedAt: person.active === null ? null : lately(person.active).now,
    })
    if (user.email !== null) insertTarget(joining, user, 'email', user.email)
    if (user.phone !== null) insertTarget(joining, user, 'sms', user.phone)
    return user
  }
  const change = (user: User, changes: Partial<User>) => updateUser(lastSeen(user), { ...user, ...changes })
  const signIn = (
    user: User,
    provider: string,
    factors: readonly string[],
    { userAgent = firefox, at = lastSeen(user) }: { readonly userAgent?: string; readonly at?: Scope } = {},
  ) =>
    insertSession({ ...at, client: { ip: '127.0.0.1', userAgent } }, user, {
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
  signIn(grace, 'email', ['password'], { at: lately(9 * day + 4 * hour) })
  signIn(grace, 'email', ['password'], { userAgent: safari })

  const ada = make('ada')
  signIn(ada, 'email', ['password'])

  change(make('blocked'), { status: false, labels: ['abuse'] })
  signIn(make('anonymous', { password: null }), 'anonymous', ['anonymous'])

  const phone = change(make('phone', { password: null }), { phoneVerification: true })
  signIn(phone, 'phone', ['phone'], { userAgent: safari })

  const totp = change(make('totp'), { emailVerification: true, mfa: true })
  putAuthenticator(lastSeen(totp), totp, { secret: newTotpSecret(random), verified: true })
  createRecoveryCodes(lastSeen(totp), totp)
  signIn(totp, 'email', ['password', 'totp'])

  const pending = change(make('mfa-pending'), { emailVerification: true, mfa: true })
  putAuthenticator(lastSeen(pending), pending, { secret: newTotpSecret(random), verified: false })
  signIn(pending, 'email', ['password'])

  const oauth = change(make('oauth', { password: null }), { emailVerification: true })
  for (const provider of ['github', 'google']) {
    store.identities.insert({
      projectId: project.id,
      id: createId(random, oauth.createdAt),
      userId: oauth.id,
      createdAt: oauth.createdAt,
      updatedAt: lastSeen(oauth).now,
      provider,
      providerUid: `sample-${provider}`,
      providerEmail: oauth.email ?? '',
      providerAccessToken: random.hex(40),
      providerAccessTokenExpiry: now + hour,
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

  const then = ago(people.lapsed.active)
  const lapsed = updateUser(then, { ...make('lapsed'), accessedAt: then.now, emailVerification: true })
  const ended = signIn(lapsed, 'email', ['password'])
  store.sessions.update({ ...ended, expire: now - 30 * day })

  mailLink(then, lapsed, 'recovery')
  textUsedCode(lastSeen(phone), phone)
  makeTeams(ago, { grace, ada, totp })
  mailLink(lastSeen(ada), ada, 'verification')
  mailChallenge(lastSeen(pending), pending)
}

function makeTeams(
  ago: (milliseconds: number) => Scope,
  { grace, ada, totp }: Readonly<Record<'grace' | 'ada' | 'totp', User>>,
): void {
  const [founding, joining] = [ago(201 * day + 6 * hour), ago(80 * day + 5 * hour)]
  const team = insertTeam(founding, { id: 'core', name: 'Core' })
  insertTeam(ago(12 * day + 2 * hour), { id: 'empty', name: 'Nobody yet' })
  insertMembership(founding, team, grace, { roles: ['owner'], confirm: true, secret: '', isCreator: true })
  insertMembership(joining, team, totp, { roles: ['editor'], confirm: true, secret: '', isCreator: false })
  // Invited again: the first letter no longer counts.
  const [first, again] = [ago(25 * hour), ago(40 * minute)]
  const [secret, newSecret] = [first.random.hex(256), first.random.hex(256)]
  const viewer = { roles: ['viewer'], confirm: false, isCreator: false }
  const invited = insertMembership(first, team, ada, { ...viewer, secret })
  mailInvitation(first, { team, owner: grace, invitee: ada, membership: invited })
  const membership = updateMembership(again, { ...invited, secret: newSecret })
  mailInvitation(again, { team, owner: grace, invitee: ada, membership })
}
