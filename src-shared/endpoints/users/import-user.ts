/** What the routes share that make users with passwords hashed by other systems. */
import { checkIdentityEmail } from '../../domain/identity.ts'
import { chosenId } from '../../domain/ids.ts'
import { checkPersonalData, insertTarget, insertUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { idOr, optional, text } from '../../http/rules.ts'
import { type UserWithTargets, userModel } from '../../models/user.ts'
import type { JsonObject } from '../../store/column.ts'
import { email, givenPassword } from '../rules.ts'

export const importFacts = {
  method: 'POST',
  service: 'users',
  scope: ['users.write'],
  events: ['users.[userId].create'],
  auditEvent: 'user.create',
  status: 201,
  response: userModel,
} as const

/** The parameters in front of those that only some algorithms have; `password` is the hash itself. */
export const importParams = {
  userId: idOr('unique()'),
  email: email(),
  // The server measures the text of the hash as it would a password.
  password: givenPassword(),
} as const

export const importName = { name: optional(text({ min: 1, max: 128 }), '') } as const

interface ImportedUser {
  readonly userId: string
  readonly email: string
  readonly password: string
  readonly name: string
}

/** Stores the hash as it came: the server looks into it only at sign-in. */
export function importUser(
  context: Context,
  { userId, email, password, name }: ImportedUser,
  imported: { readonly hash: string; readonly hashOptions: JsonObject },
): UserWithTargets {
  const { random, now, hasher } = context
  checkIdentityEmail(context, email, { owner: null, error: 'user_email_already_exists' })
  const id = chosenId(userId, random, now)
  checkPersonalData(context, password, { id, email, name, phone: null })
  const fault = hasher.fault({ ...imported, password })
  if (fault !== null) context.note(`no password will ever match this ${imported.hash} hash: it ${fault}`)
  return context.transaction(() => {
    const user = insertUser(context, {
      id,
      email,
      phone: null,
      name,
      password,
      cost: 'account',
      imported,
      accessedAt: null,
    })
    return { user, targets: [insertTarget(context, user, 'email', email)] }
  })
}

/** Options that the server's own code stumbles over after they passed its checks. */
export function stumble(context: Pick<Context, 'note'>, why: string): never {
  context.note(`a real server answers 500 as well: the hash ${why}`)
  fail('general_unknown')
}
