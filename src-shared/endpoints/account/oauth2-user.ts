/** Whom an OAuth2 provider's person is here (contract section 13, OAuth2, steps 5 to 7). */
import type { OAuth2Person } from '../../contract/oauth2.ts'
import { checkEmailPolicy } from '../../domain/email-policy.ts'
import { emailMetadata, parseEmail } from '../../domain/email.ts'
import { createId } from '../../domain/ids.ts'
import type { ProviderTokens } from '../../domain/session.ts'
import { emailFields, insertTarget, insertUser, updateUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import type { Identity } from '../../store/tables/identities.ts'
import type { User } from '../../store/tables/users.ts'
import { callingUser } from './caller.ts'
import { checkUserLimit } from './user-limit.ts'

/** Finds or makes the user; call it inside a transaction. */
export function userOf(context: Context, provider: string, person: OAuth2Person): User {
  const found = context.actor.signedIn === null ? guestUser(context, provider, person) : callerOf(context, person)
  if (!found.status) {
    context.note(`${found.name || found.id} is blocked`)
    fail('user_blocked')
  }
  return completed(context, found, person)
}

/** The person with the address as it is kept: in lower case, and canonical where a policy asks and the provider vouches. */
export async function withKeptAddress(context: Context, person: OAuth2Person): Promise<OAuth2Person> {
  const { project, disposableDomains, note } = context
  const email = parseEmail(person.email)
  if (email === null) return person
  await disposableDomains.load(email)
  const { canonical } = emailMetadata(email, disposableDomains)
  if (!project.settings.authCanonicalEmails || !person.emailVerified || canonical === email) return { ...person, email }
  note(`${email} is rewritten to ${canonical}`)
  return { ...person, email: canonical }
}

/** A caller who is signed in stays who they are, with one way more to sign in. */
function callerOf(context: Context, { email }: OAuth2Person): User {
  const { store, project, note } = context
  const caller = callingUser(context)
  note(`${caller.name || caller.id} is signed in and stays that user`)
  if (email === '') return caller
  const identity = foreignIdentity(context, caller, email)
  const other = store.users.first({ projectId: project.id, email })
  if (identity !== null) note(`user ${identity.userId} has ${email} in an identity of ${identity.provider}`)
  else if (other !== null && other.id !== caller.id) note(`user ${other.id} has the email ${email}`)
  else return caller
  return fail('user_already_exists')
}

function guestUser(context: Context, provider: string, person: OAuth2Person): User {
  const { store, project, note } = context
  const { providerUid, email, emailVerified } = person
  const byId = { projectId: project.id, provider, providerUid }
  const known = userWithId(context, store.sessions.first(byId)?.userId)
  if (known !== null) {
    note(`a session of ${known.name || known.id} has the ${provider} id ${providerUid}`)
    return known
  }
  const identified = userWithId(context, store.identities.first(byId)?.userId)
  if (identified !== null) {
    note(`an identity of ${identified.name || identified.id} has the ${provider} id ${providerUid}`)
    return identified
  }
  if (email === '') {
    note(`${provider} told no email, and nobody has its id ${providerUid}`)
    fail('user_unauthorized')
  }
  const addressed =
    store.users.first({ projectId: project.id, email }) ??
    userWithId(context, store.identities.first({ projectId: project.id, providerEmail: email })?.userId)
  if (addressed === null) return madeUser(context, person)
  if (!emailVerified) {
    note(`user ${addressed.id} has ${email}, and ${provider} does not vouch for the address`)
    fail('general_bad_request')
  }
  note(`user ${addressed.id} has ${email}, for which ${provider} vouches`)
  return addressed
}

function userWithId({ store, project }: Context, id: string | undefined): User | null {
  return id === undefined ? null : store.users.first({ projectId: project.id, id })
}

function madeUser(context: Context, { name, email, emailVerified }: OAuth2Person): User {
  checkAddress(email)
  checkUserLimit(context)
  const { store, random, now, note } = context
  const user = insertUser(context, {
    id: createId(random, now),
    email,
    phone: null,
    name,
    password: null,
    cost: 'preset',
    accessedAt: now,
  })
  insertTarget(context, user, 'email', email)
  note(`nobody has ${email}, so user ${user.id} is made`)
  return emailVerified ? store.users.update({ ...user, emailVerification: true }) : user
}

/** Fills what the user lacks; a verification is raised, never lowered. */
function completed(context: Context, user: User, { name, email, emailVerified }: OAuth2Person): User {
  const { store, project, disposableDomains } = context
  const lacksEmail = email !== '' && (user.email ?? '') === ''
  if (lacksEmail) {
    checkAddress(email)
    checkEmailPolicy(context, email)
    if (store.users.first({ projectId: project.id, email }) !== null) fail('user_already_exists')
  }
  const lacksName = name !== '' && (user.name ?? '') === ''
  // Emulator: the provider vouches for its own address, so another one of the user is not verified by it.
  const isVouched = emailVerified && !user.emailVerification && (lacksEmail || user.email === email)
  if (!lacksEmail && !lacksName && !isVouched) return user
  return updateUser(context, {
    ...user,
    ...(lacksEmail ? emailFields(email, disposableDomains) : {}),
    ...(lacksName ? { name } : {}),
    ...(isVouched ? { emailVerification: true } : {}),
  })
}

function checkAddress(email: string): void {
  if (parseEmail(email) === null) fail('general_invalid_email')
}

/** Makes the identity or renews its tokens; call it inside a transaction. */
export function putIdentity(
  context: Context,
  user: User,
  provider: string,
  { providerUid, email }: OAuth2Person,
  tokens: ProviderTokens,
): void {
  const { store, project, random, now, note } = context
  const known = store.identities.first({ projectId: project.id, provider, providerUid })
  if (known?.userId === user.id) {
    store.identities.update({ ...known, ...tokens, updatedAt: now })
    return
  }
  const other = known ?? (email === '' ? null : foreignIdentity(context, user, email))
  if (other !== null) {
    note(
      `the ${provider} identity would be that of ${user.id}, but ${other.id} of user ${other.userId} holds it or its email`,
    )
    fail('general_bad_request')
  }
  store.identities.insert({
    projectId: project.id,
    id: createId(random, now),
    userId: user.id,
    createdAt: now,
    updatedAt: now,
    provider,
    providerUid,
    providerEmail: email,
    ...tokens,
  })
}

function foreignIdentity({ store, project }: Context, user: User, email: string): Identity | null {
  const holders = store.identities.list({ projectId: project.id, providerEmail: email })
  return holders.find(({ userId }) => userId !== user.id) ?? null
}
