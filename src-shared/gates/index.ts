/** The gates in the server's order (contract section 6). */
import type { Call, Gate } from './call.ts'
import { factors } from './factors.ts'
import { format } from './format.ts'
import { identity } from './identity.ts'
import { key } from './key.ts'
import { limit } from './limit.ts'
import { openSession } from './open-session.ts'
import { origin } from './origin.ts'
import { passwordReset } from './password-reset.ts'
import { project } from './project.ts'
import { recentChallenge } from './recent-challenge.ts'
import { scope } from './scope.ts'
import { service } from './service.ts'
import { signInMethod } from './sign-in-method.ts'
import { status } from './status.ts'

export const gates: readonly Gate[] = [
  identity,
  format,
  origin,
  project,
  key,
  service,
  scope,
  status,
  passwordReset,
  factors,
  limit,
  signInMethod,
  openSession,
  recentChallenge,
]

/** Throws what the first gate that stops the request throws. */
export function passGates(call: Call): void {
  for (const gate of gates) {
    try {
      const seen = gate.check(call)
      if (seen === null) call.trace.skip(gate.name, '')
      else call.trace.pass(gate.name, seen)
    } catch (error) {
      call.trace.stop(gate.name, error instanceof Error ? error.message : String(error))
      throw error
    }
  }
}
