/** Calls about what a user signs in with: password, factors, codes, sessions, identities. */
import type { OpenChallenge } from '../../../../src-shared/contract/challenge.ts'
import { titleOf } from '../../../data/user-names.ts'
import { userPath } from '../user-queries.ts'
import type { Subject, UserCall } from './user-calls.ts'

function controlPath(projectId: string, userId: string, rest: string): string {
  return `/__emulator/projects/${encodeURIComponent(projectId)}/users/${encodeURIComponent(userId)}${rest}`
}

export function setPassword(user: Subject, password: string): UserCall {
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/password'), body: { password } },
    doing: `Set the password of ${titleOf(user)}`,
    done: `Set the password of ${titleOf(user)}`,
  }
}

export function setMfa(user: Subject, mfa: boolean): UserCall {
  const words = `MFA ${mfa ? 'on' : 'off'} for ${titleOf(user)}`
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/mfa'), body: { mfa } },
    doing: `Switch ${words}`,
    done: `Switched ${words}`,
  }
}

export function setResetDue(user: Subject, projectId: string, resetDue: boolean): UserCall {
  return {
    call: { method: 'PATCH', path: controlPath(projectId, user.id, ''), body: { resetDue } },
    doing: `${resetDue ? 'Ask' : 'Do not ask'} ${titleOf(user)} for a new password`,
    done: resetDue ? `Every call of ${titleOf(user)} is refused` : `Calls of ${titleOf(user)} pass again`,
  }
}

export function setNote(user: Subject, projectId: string, note: string): UserCall {
  return {
    call: { method: 'PATCH', path: controlPath(projectId, user.id, ''), body: { note } },
    doing: `Change the note on ${titleOf(user)}`,
    done: note === '' ? `Removed the note on ${titleOf(user)}` : `Changed the note on ${titleOf(user)}`,
  }
}

export function enrolAuthenticator(user: Subject, projectId: string): UserCall {
  return {
    call: { method: 'PUT', path: controlPath(projectId, user.id, '/totp'), body: {} },
    doing: `Enrol an authenticator for ${titleOf(user)}`,
    done: `Enrolled an authenticator for ${titleOf(user)}`,
  }
}

export function removeAuthenticator(user: Subject): UserCall {
  return {
    call: { method: 'DELETE', path: userPath(user.id, '/mfa/authenticators/totp') },
    doing: `Remove the authenticator of ${titleOf(user)}`,
    done: `Removed the authenticator of ${titleOf(user)}`,
  }
}

/** New ones end those that were there. */
export function makeRecoveryCodes(user: Subject, hasSome: boolean): UserCall {
  return {
    call: { method: hasSome ? 'PUT' : 'PATCH', path: userPath(user.id, '/mfa/recovery-codes') },
    doing: `Make recovery codes for ${titleOf(user)}`,
    done: `Made recovery codes for ${titleOf(user)}`,
  }
}

const outcomes = { pass: 'Pass', fail: 'Fail', expire: 'Expire' } as const

export type Outcome = keyof typeof outcomes

export function decideChallenge(
  user: Subject,
  projectId: string,
  { id }: Pick<OpenChallenge, 'id'>,
  outcome: Outcome,
): UserCall {
  const done = {
    pass: `Whatever code comes next passes the challenge of ${titleOf(user)}`,
    fail: `Whatever code comes next fails the challenge of ${titleOf(user)}`,
    expire: `Expired the challenge of ${titleOf(user)}`,
  }
  return {
    call: {
      method: 'PATCH',
      path: controlPath(projectId, user.id, `/challenges/${encodeURIComponent(id)}`),
      body: { outcome },
    },
    doing: `${outcomes[outcome]} the challenge of ${titleOf(user)}`,
    done: done[outcome],
  }
}

function changeSession(
  user: Subject,
  projectId: string,
  sessionId: string,
  body: Readonly<Record<string, string>>,
): UserCall['call'] {
  const path = controlPath(projectId, user.id, `/sessions/${encodeURIComponent(sessionId)}`)
  return { method: 'PATCH', path, body }
}

/** `at` is the emulator's time. */
export function expireSession(
  user: Subject,
  projectId: string,
  sessionId: string,
  client: string,
  at: number,
): UserCall {
  return {
    call: changeSession(user, projectId, sessionId, { expire: new Date(at).toISOString() }),
    doing: `Expire session ${client}`,
    done: `Expired session ${client} of ${titleOf(user)}`,
  }
}

/** What asks for a challenge that was passed lately asks again. `at` is long enough ago. */
export function ageChallenge(
  user: Subject,
  projectId: string,
  sessionId: string,
  client: string,
  at: number,
): UserCall {
  return {
    call: changeSession(user, projectId, sessionId, { mfaUpdatedAt: new Date(at).toISOString() }),
    doing: `Make the challenge of session ${client} a day old`,
    done: `The challenge of session ${client} of ${titleOf(user)} was passed a day ago`,
  }
}

export function expireIdentityToken(
  user: Subject,
  projectId: string,
  identity: { readonly id: string; readonly provider: string },
  at: number,
): UserCall {
  return {
    call: {
      method: 'PATCH',
      path: controlPath(projectId, user.id, `/identities/${encodeURIComponent(identity.id)}`),
      body: { providerAccessTokenExpiry: new Date(at).toISOString() },
    },
    doing: `Expire the ${identity.provider} token of ${titleOf(user)}`,
    done: `Expired the ${identity.provider} token of ${titleOf(user)}`,
  }
}

export function unlinkIdentity(
  user: Subject,
  { id, provider }: { readonly id: string; readonly provider: string },
): UserCall {
  return {
    call: { method: 'DELETE', path: `/v1/users/identities/${encodeURIComponent(id)}` },
    doing: `Unlink ${provider} from ${titleOf(user)}`,
    done: `Unlinked ${provider} from ${titleOf(user)}`,
  }
}

export function stopLenientCodes(projectId: string): UserCall {
  return {
    call: {
      method: 'PATCH',
      path: `/__emulator/projects/${encodeURIComponent(projectId)}`,
      body: { lenientCodes: false },
    },
    doing: 'Ask for the right code again',
    done: 'The right code is asked for again',
  }
}
