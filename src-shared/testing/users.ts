/** Users for tests: what a test says of them, the rest made up. */
import { ControlCallError } from '../client/control-call-error.ts'
import type { ControlClient } from '../client/control-client.ts'
import type { NewTestUser, TestUsers } from './kit.ts'

const password = 'correct horse battery'

export interface KitUsers extends TestUsers {
  /** Counts from `user-1` again. */
  startAnew(): void
}

export function createTestUsers(
  client: ControlClient,
  projectId: string,
  call: (method: string, path: string, body?: unknown) => Promise<unknown>,
): KitUsers {
  let made = 0

  /** The next number of which there is no user, when the test named neither id nor address. */
  async function insert(user: NewTestUser) {
    for (;;) {
      made += 1
      const number = made
      const isOurs = user.userId === undefined && user.email === undefined
      const userId = user.userId ?? (user.email === undefined ? `user-${number}` : 'unique()')
      const email = user.email === undefined ? `${userId}@example.test` : user.email
      const person = {
        userId,
        name: user.name ?? `User ${number}`,
        ...present('email', email),
        ...present('phone', user.phone ?? null),
        ...present('password', user.password === undefined ? password : user.password),
      }
      try {
        return await call('POST', '/v1/users', person)
      } catch (error) {
        const isTaken = error instanceof ControlCallError && error.type === 'user_already_exists'
        if (!isTaken || !isOurs) throw error
      }
    }
  }

  const update: TestUsers['update'] = async (userId, fields) => {
    await client.updateUser(projectId, userId, fields)
  }

  return {
    update,
    startAnew() {
      made = 0
    },
    totpCode: async (userId) => (await client.totp(projectId, userId)).code,
    async create(user = {}) {
      const created = userOf(await insert(user))
      const { userId } = created
      const { labels, prefs, mfa, emailVerification, phoneVerification, status } = user
      const path = `/v1/users/${userId}`
      if (labels !== undefined) await call('PUT', `${path}/labels`, { labels })
      if (prefs !== undefined) await call('PATCH', `${path}/prefs`, { prefs })
      if (mfa === 'totp') await client.putTotp(projectId, userId)
      const fields = {
        ...(mfa === undefined ? {} : { mfa: mfa !== false }),
        ...(emailVerification === undefined ? {} : { emailVerification }),
        ...(phoneVerification === undefined ? {} : { phoneVerification }),
        ...(status === undefined ? {} : { status }),
      }
      if (Object.keys(fields).length > 0) await update(userId, fields)
      return { ...created, password: user.password === undefined ? password : (user.password ?? '') }
    },
  }
}

function present<Name extends string>(name: Name, value: string | null) {
  return value === null ? {} : { [name]: value }
}

/** Of the answer of `users.create`. */
function userOf(answer: unknown) {
  const fields = new Map(Object.entries(typeof answer === 'object' && answer !== null ? answer : {}))
  const text = (name: string): string => {
    const value: unknown = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  return { userId: text('$id'), name: text('name'), email: text('email'), phone: text('phone') }
}
