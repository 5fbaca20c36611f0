/** Files to import, and a short way to import them. */
import type { ImportReport } from '../../src-shared/index.ts'
import { isObject, type JsonObject } from '../../src-shared/store/column.ts'
import type { World } from './world.ts'

/** The test vector that Firebase publishes with its scrypt, in a file as `firebase auth:export` writes it. */
export const firebasePassword = 'user1password'

export const firebaseConfig = `hash_config {
  algorithm: SCRYPT,
  base64_signer_key: jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,
  base64_salt_separator: Bw==,
  rounds: 8,
  mem_cost: 14,
}`

export const firebaseUser = {
  localId: 'UA7wkTkTl5eMbCDE',
  email: 'user1@example.test',
  emailVerified: true,
  passwordHash: 'lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==',
  salt: '42xEC+ixf3L2lw==',
  displayName: 'User One',
  createdAt: '1508356800000',
  lastSignedInAt: '1508443200000',
} as const

export type Choices = Readonly<Record<string, string | boolean>>

export function importUrl(choices: Choices): string {
  const named = Object.entries({ projectId: 'demo', ...choices }).map(([name, value]) => [name, String(value)])
  return `http://localhost:4280/__emulator/import?${new URLSearchParams(Object.fromEntries(named))}`
}

/** The answer: a report, or an error. */
export async function importFile(
  { emulator }: Pick<World, 'emulator'>,
  file: unknown,
  choices: Choices,
): Promise<ImportReport & JsonObject> {
  const body = typeof file === 'string' ? file : JSON.stringify(file)
  const response = await emulator.fetch(new Request(importUrl(choices), { method: 'POST', body }))
  const answer: unknown = await response.json()
  assertReport(answer)
  return answer
}

/** An error has none of a report's fields, which an assertion then shows. */
function assertReport(value: unknown): asserts value is ImportReport & JsonObject {
  if (!isObject(value)) throw new Error(`No report: ${JSON.stringify(value)}`)
}
