/** Whom a row would clash with: another row of the file, or somebody in the project (contract section 8). */
import { AppwriteError } from '../http/errors.ts'
import { checkEmailPolicy } from '../domain/email-policy.ts'
import type { ImportedFields, ImportedIdentity } from './fields.ts'
import type { Remark } from './source.ts'
import type { Target } from './target.ts'

const unique = ['id', 'email', 'phone'] as const

/** What of a row nobody else may have. */
export interface Claims extends Pick<ImportedFields, (typeof unique)[number]> {
  readonly row: number
  readonly identities: readonly ImportedIdentity[]
}

export function claimsOf(row: number, { id, email, phone, identities }: ImportedFields): Claims {
  const distinct = new Map((identities ?? []).map((one) => [`${one.provider} ${one.providerUid}`, one]))
  return { row, id, email, phone, identities: [...distinct.values()] }
}

/** The row that has each already. */
export type Taken = Map<string, number>

export function clashesInFile(claims: Claims, taken: ReadonlyMap<string, number>): readonly Remark[] {
  return [...keysOf(claims), ...emailOfIdentities(claims)].flatMap(({ field, value, key }) => {
    const row = taken.get(key)
    return row === undefined ? [] : [{ field, value, reason: `row ${row} has the same` }]
  })
}

export function take(claims: Claims, taken: Taken): void {
  for (const { key } of keysOf(claims)) taken.set(key, claims.row)
  for (const { providerEmail } of claims.identities) {
    if (providerEmail !== '') taken.set(`held ${providerEmail}`, claims.row)
  }
}

function keysOf(claims: Claims) {
  return [
    ...unique.flatMap((field) => {
      const value = claims[field]
      return value === null ? [] : [{ field, value, key: `${field} ${value}` }]
    }),
    ...claims.identities.map(({ provider, providerUid }) => ({
      field: 'identities',
      value: `${provider} ${providerUid}`,
      key: `identity ${provider} ${providerUid}`,
    })),
  ]
}

/** An address that the identity of somebody else holds is taken. */
function emailOfIdentities({ email }: Claims) {
  return email === null ? [] : [{ field: 'email', value: email, key: `held ${email}` }]
}

export function clashesInProject(claims: Claims, { store, project }: Target): readonly Remark[] {
  const projectId = project.id
  const { email, identities } = claims
  const people = unique.flatMap((field): readonly Remark[] => {
    const value = claims[field]
    const holder = value === null ? null : store.users.first({ projectId, [field]: value })
    return holder === null ? [] : [{ field, value, reason: `user ${holder.id} has the same` }]
  })
  const held = email === null ? null : store.identities.first({ projectId, providerEmail: email })
  const linked = identities.flatMap(({ provider, providerUid }): readonly Remark[] => {
    const holder = store.identities.first({ projectId, provider, providerUid })
    const value = `${provider} ${providerUid}`
    return holder === null ? [] : [{ field: 'identities', value, reason: `user ${holder.userId} has the same` }]
  })
  const holding: readonly Remark[] =
    held === null
      ? []
      : [{ field: 'email', value: email, reason: `user ${held.userId} has it in an identity of ${held.provider}` }]
  return [...people, ...holding, ...linked]
}

/** What the project asks of addresses. */
export function policyFaults({ email }: Claims, { project, disposableDomains }: Target): readonly Remark[] {
  if (email === null) return []
  const notes: string[] = []
  try {
    checkEmailPolicy({ project, disposableDomains, note: (line) => void notes.push(line) }, email)
    return []
  } catch (error) {
    if (!(error instanceof AppwriteError)) throw error
    return [{ field: 'email', value: email, reason: [`the project refuses it: ${error.type}`, ...notes].join('; ') }]
  }
}
