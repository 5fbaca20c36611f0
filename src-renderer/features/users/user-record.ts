/** Users and sessions as `/v1` answers them. */
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

export interface SessionRecord {
  readonly id: string
  readonly provider: string
  readonly factors: readonly string[]
  readonly ip: string
  readonly clientName: string
  readonly clientVersion: string
  readonly osName: string
  readonly createdAt: string
  readonly expiresAt: string
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

/** Newest first. */
export function readSessions(body: unknown): readonly SessionRecord[] {
  return listOf(fieldsOf(body)['sessions'])
    .map(fieldsOf)
    .map((session) => ({
      id: textOf(session['$id']),
      provider: textOf(session['provider']),
      factors: listOf(session['factors']).map(textOf),
      ip: textOf(session['ip']),
      clientName: textOf(session['clientName']),
      clientVersion: textOf(session['clientVersion']),
      osName: textOf(session['osName']),
      createdAt: textOf(session['$createdAt']),
      expiresAt: textOf(session['expire']),
    }))
    .toReversed()
}
