/** The person of most scenarios, and what they do first. */
import { expect } from 'vitest'
import type { AccountCalls, Scene } from './scene.ts'

export const password = 'correct horse'
export const credentials = { email: 'grace@example.test', password } as const
export const grace = { userId: 'grace', name: 'Grace Hopper', ...credentials } as const

/** Where mailed links lead; its own query has to survive. */
export const landing = 'http://localhost:3000/landing?from=mail'

export async function signUpAndIn({ account }: Scene): Promise<void> {
  await account.create(grace)
  await account.createEmailPasswordSession(credentials)
}

/** Out and in again. */
export async function signInAgain({ account }: Scene): Promise<void> {
  await account.deleteSession({ sessionId: 'current' })
  await account.createEmailPasswordSession(credentials)
}

export async function expectGuest(account: AccountCalls): Promise<void> {
  await expectError(account.get(), 401, 'general_unauthorized_scope')
}

export async function expectError(call: Promise<unknown>, code: number, type: string): Promise<void> {
  await expect(call).rejects.toMatchObject({ name: 'AppwriteException', code, type })
}
