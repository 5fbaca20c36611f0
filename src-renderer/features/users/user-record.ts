/** Users as `/v1` answers them. */
import { fieldsOf, listOf, textOf } from '../../data/read-fields.ts'

export interface UserRecord {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  readonly isActive: boolean
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly mfa: boolean
  readonly labels: readonly string[]
  readonly hasPassword: boolean
  /** For example `argon2`. */
  readonly hash: string
  readonly passwordChangedAt: string
  readonly preferences: Readonly<Record<string, unknown>>
  readonly targets: readonly TargetRecord[]
  readonly createdAt: string
  readonly updatedAt: string
  /** `''` when the user was never there. */
  readonly accessedAt: string
}

export interface TargetRecord {
  readonly id: string
  readonly providerType: string
  readonly identifier: string
}

export function readUser(body: unknown): UserRecord {
  const user = fieldsOf(body)
  return {
    id: textOf(user['$id']),
    name: textOf(user['name']),
    email: textOf(user['email']),
    phone: textOf(user['phone']),
    isActive: user['status'] === true,
    emailVerification: user['emailVerification'] === true,
    phoneVerification: user['phoneVerification'] === true,
    mfa: user['mfa'] === true,
    labels: listOf(user['labels']).map(textOf),
    hasPassword: textOf(user['password']) !== '',
    hash: textOf(user['hash']),
    passwordChangedAt: textOf(user['passwordUpdate']),
    preferences: fieldsOf(user['prefs']),
    targets: listOf(user['targets']).map((target) => {
      const { $id, providerType, identifier } = fieldsOf(target)
      return { id: textOf($id), providerType: textOf(providerType), identifier: textOf(identifier) }
    }),
    createdAt: textOf(user['$createdAt']),
    updatedAt: textOf(user['$updatedAt']),
    accessedAt: textOf(user['accessedAt']),
  }
}
