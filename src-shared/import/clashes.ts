/** Whom a row would clash with: another row of the file, or somebody in the project (contract section 8). */
import { AppwriteError } from '../http/errors.ts'
import { checkEmailPolicy } from '../domain/email-policy.ts'
import type { Newcomer } from './newcomer.ts'
import type { Remark } from './source.ts'
import type { Target } from './target.ts'

const unique = ['id', 'email', 'phone'] as const

/** What the rows before have taken. */
export type Taken = Map<string, number>

export function clashesInFile({ user, identities }: Newcomer, taken: ReadonlyMap<string, number>): readonly Remark[] {
  return [...keysOf(user, identities), ...emailOfIdentities(user)].flatMap(({ field, value, key }) => {
    const row = taken.get(key)
    return row === undefined ? [] : [{ field, value, reason: `row ${row} has the same` }]
  })
}

export function take({ row, user, identities }: Newcomer, taken: Taken): void {
  for (const { key } of keysOf(user, identities)) taken.set(key, row)
  for (const { providerEmail } of identities) if (providerEmail !== '') taken.set(`held ${providerEmail}`, row)
}

function keysOf(user: Newcomer['user'], identities: Newcomer['identities']) {
  return [
    ...unique.flatMap((field) => {
      const value = user[field]
      return value === null ? [] : [{ field, value, key: `${field} ${value}` }]
    }),
    ...identities.map(({ provider, providerUid }) => ({
      field: 'identities',
      value: `${provider} ${providerUid}`,
      key: `identity ${provider} ${providerUid}`,
    })),
  ]
}

/** An address that the identity of somebody else holds is taken. */
function emailOfIdentities({ email }: Newcomer['user']) {
  return email === null ? [] : [{ field: 'email', value: email, key: `held ${email}` }]
}

export function clashesInProject({ user, identities }: Newcomer, { store, project }: Target): readonly Remark[] {
  const projectId = project.id
  const people = unique.flatMap((field): readonly Remark[] => {
    const holder = user[field] === null ? null : store.users.first({ projectId, [field]: user[field] })
    return holder === null ? [] : [{ field, value: user[field], reason: `user ${holder.id} has the same` }]
  })
  const held = user.email === null ? null : store.identities.first({ projectId, providerEmail: user.email })
  const linked = identities.flatMap(({ provider, providerUid }): readonly Remark[] => {
    const holder = store.identities.first({ projectId, provider, providerUid })
    const value = `${provider} ${providerUid}`
    return holder === null ? [] : [{ field: 'identities', value, reason: `user ${holder.userId} has the same` }]
  })
  return [
    ...people,
    ...(held === null
      ? []
      : [
          {
            field: 'email',
            value: user.email,
            reason: `user ${held.userId} has it in an identity of ${held.provider}`,
          },
        ]),
    ...linked,
  ]
}

/** What the project asks of addresses. */
export function policyFaults({ user }: Newcomer, { project, disposableDomains }: Target): readonly Remark[] {
  if (user.email === null) return []
  const notes: string[] = []
  try {
    checkEmailPolicy({ project, disposableDomains, note: (line) => void notes.push(line) }, user.email)
    return []
  } catch (error) {
    if (!(error instanceof AppwriteError)) throw error
    return [
      { field: 'email', value: user.email, reason: [`the project refuses it: ${error.type}`, ...notes].join('; ') },
    ]
  }
}
