/** The people whom an emulated OAuth2 provider knows, and what it answers about one of them. */
import type { OAuth2Answer, OAuth2Outcome, OAuth2Person } from '../contract/oauth2.ts'
import type { OneTime } from '../simulate/one-time.ts'
import type { Scope } from './scope.ts'
import { sha256Hex } from './secrets.ts'

type Known = Pick<Scope, 'store' | 'project'>

/** What a code stands for until the app's server exchanges it. */
export interface Grant {
  readonly projectId: string
  readonly provider: string
  readonly person: OAuth2Person
  readonly accessLifetimeSeconds: number
}

export type Grants = OneTime<Grant>

/** Parameters with which the browser comes back. */
export type ProviderReply = Readonly<Record<string, string>>

const accessLifetimeSeconds = 3600
const shortLifetimeSeconds = 60

/** As many as a page can show; others sign in as a new person with their provider id. */
const mostPeople = 20

/** Who signed in with this provider before, then users whom the provider would know by their address. */
export function knownPeople({ store, project }: Known, provider: string): readonly OAuth2Person[] {
  const identities = store.identities.list(
    { projectId: project.id, provider },
    { newestFirst: true, limit: mostPeople },
  )
  const signedIn = identities.map(({ userId, providerUid, providerEmail }): OAuth2Person => {
    const name = store.users.first({ projectId: project.id, id: userId })?.name ?? ''
    return { providerUid, name, email: providerEmail, emailVerified: true }
  })
  const users = store.users
    .list({ projectId: project.id }, { newestFirst: true, limit: mostPeople })
    .filter(({ id, email }) => email !== null && identities.every(({ userId }) => userId !== id))
    .map(({ id, name, email }): OAuth2Person => ({
      providerUid: madeUpId(project.record.secretKey, provider, id),
      name: name ?? '',
      email: email ?? '',
      emailVerified: true,
    }))
  return [...signedIn, ...users].slice(0, mostPeople)
}

const madeUpNames = ['Robin Vale', 'Kim Moreau', 'Noor Haddad', 'Sasha Lindt', 'Alex Okafor', 'Jo Tanaka', 'Mika Aalto']

/** The same one until somebody new has signed in: drawn from the project, so that a seed repeats it. */
export function newPerson({ store, project }: Known, provider: string): OAuth2Person {
  const count = store.identities.count({ projectId: project.id, provider })
  const providerUid = madeUpId(project.record.secretKey, provider, `new person ${count}`)
  const name = madeUpNames[count % madeUpNames.length] ?? ''
  const mailbox = name.toLowerCase().replace(' ', '.')
  return { providerUid, name, email: `${mailbox}.${providerUid.slice(-4)}@example.com`, emailVerified: true }
}

function madeUpId(...from: readonly string[]): string {
  return BigInt(`0x${sha256Hex(from.join('\n')).slice(0, 16)}`).toString()
}

/** The answer that the provider gives without asking, if any. */
export function standingAnswer({ store, project }: Known, provider: string): OAuth2Answer | null {
  return store.oauth2Answers.first({ projectId: project.id, provider })
}

/** Puts it in the place of the one before; call it inside a transaction. */
export function putStandingAnswer({ store, project, now }: Known & Pick<Scope, 'now'>, answer: OAuth2Answer): void {
  const { provider, providerUid, name, email, emailVerified, outcome } = answer
  const before = store.oauth2Answers.first({ projectId: project.id, provider })
  const record = { projectId: project.id, provider, updatedAt: now, providerUid, name, email, emailVerified, outcome }
  if (before === null) store.oauth2Answers.insert(record)
  else store.oauth2Answers.update({ ...before, ...record })
}

export const denial = { error: 'access_denied', error_description: 'The person did not allow it.' } as const

export function withoutEmail(person: OAuth2Person): OAuth2Person {
  return { ...person, email: '', emailVerified: false }
}

/** What the browser carries back to the server. */
export function answerAs(
  known: Known,
  grants: Grants,
  { provider, outcome, providerUid, name, email, emailVerified }: OAuth2Answer,
): ProviderReply {
  switch (outcome) {
    case 'deny':
      return denial
    case 'error':
      return { error: 'server_error', error_description: 'The provider is out of order.' }
    case 'refused-code':
      return { code: 'refused' }
    default:
  }
  const person = changed(known, { providerUid, name, email, emailVerified }, outcome)
  const code = grants.put({
    projectId: known.project.id,
    provider,
    // Contract section 13: Apple posts the name beside the code, and never tells it again.
    person: provider === 'apple' ? { ...person, name: '' } : person,
    accessLifetimeSeconds: outcome === 'short-token' ? shortLifetimeSeconds : accessLifetimeSeconds,
  })
  return { code, ...(provider === 'apple' ? { user: appleUser(person) } : {}) }
}

function changed({ store, project }: Known, person: OAuth2Person, outcome: OAuth2Outcome): OAuth2Person {
  switch (outcome) {
    case 'no-email':
      return withoutEmail(person)
    case 'unverified-email':
      return { ...person, emailVerified: false }
    case 'taken-email': {
      const other = store.users
        .list({ projectId: project.id }, { limit: mostPeople })
        .find(({ email }) => email !== null && email !== person.email)
      // Another id than the person's, or the provider's user would be known by it.
      const providerUid = madeUpId(project.record.secretKey, person.providerUid)
      return { ...person, providerUid, email: other?.email ?? person.email, emailVerified: false }
    }
    case 'no-id':
      return { ...person, providerUid: '' }
    default:
      return person
  }
}

function appleUser({ name, email }: OAuth2Person): string {
  const [firstName = '', ...rest] = name.split(' ')
  return JSON.stringify({ name: { firstName, lastName: rest.join(' ') }, email })
}

/** Contract section 13: the two mock providers have one person each, one code and one token. */
export const mockReply = { code: 'abcdef', accessToken: '123456', refreshToken: 'tuvwxyz' } as const

export function isMock(provider: string): boolean {
  return provider === 'mock' || provider === 'mock-unverified'
}

export function mockPerson(provider: string): OAuth2Person {
  return provider === 'mock'
    ? { providerUid: '1', name: '', email: 'useroauth@localhost.test', emailVerified: true }
    : { providerUid: '2', name: '', email: 'useroauthunverified@localhost.test', emailVerified: false }
}

/** The grant that a code stands for; null when the provider refuses it. A code works once, that of the mocks always. */
export function exchangeCode(
  { project }: Pick<Scope, 'project'>,
  grants: Grants,
  provider: string,
  code: string,
): Grant | null {
  if (isMock(provider)) {
    if (code !== mockReply.code) return null
    return { projectId: project.id, provider, person: mockPerson(provider), accessLifetimeSeconds }
  }
  const grant = grants.take(code)
  return grant?.projectId === project.id && grant.provider === provider ? grant : null
}
