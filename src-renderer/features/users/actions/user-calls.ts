/** The calls of the Users API that the window makes, with the words for what they do. */
import type { Call } from '../../../../src-shared/client/transport.ts'
import { userPath } from '../user-queries.ts'
import { titleOf } from '../../../data/user-names.ts'

/** Whom an action is about: a row of the list or the opened user. */
export interface Subject {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly phone: string
  /** False: blocked. */
  readonly status: boolean
  readonly emailVerification: boolean
  readonly phoneVerification: boolean
  readonly mfa: boolean
  readonly labels: readonly string[]
  readonly createdAt: string
}

export interface UserCall {
  readonly call: Call
  /** For the error: `Block Grace Hopper`. */
  readonly doing: string
  /** For the toast: `Blocked Grace Hopper`. */
  readonly done: string
}

export function setStatus(user: Subject, status: boolean): UserCall {
  const title = titleOf(user)
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/status'), body: { status } },
    doing: `${status ? 'Unblock' : 'Block'} ${title}`,
    done: `${status ? 'Unblocked' : 'Blocked'} ${title}`,
  }
}

export function deleteUser(user: Subject): UserCall {
  return {
    call: { method: 'DELETE', path: userPath(user.id) },
    doing: `Delete ${titleOf(user)}`,
    done: `Deleted ${titleOf(user)}`,
  }
}

export function setName(user: Subject, name: string): UserCall {
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/name'), body: { name } },
    doing: `Rename ${titleOf(user)}`,
    done: name === '' ? `Removed the name of ${titleOf(user)}` : `Renamed to ${name}`,
  }
}

export function setEmail(user: Subject, email: string): UserCall {
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/email'), body: { email } },
    doing: `Change the email of ${titleOf(user)}`,
    done: email === '' ? `Removed the email of ${titleOf(user)}` : `Changed the email to ${email}`,
  }
}

export function setPhone(user: Subject, number: string): UserCall {
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/phone'), body: { number } },
    doing: `Change the phone number of ${titleOf(user)}`,
    done: number === '' ? `Removed the phone number of ${titleOf(user)}` : `Changed the phone number to ${number}`,
  }
}

export function setVerified(user: Subject, what: 'email' | 'phone', isVerified: boolean): UserCall {
  const words = what === 'email' ? 'email' : 'phone number'
  return {
    call:
      what === 'email'
        ? { method: 'PATCH', path: userPath(user.id, '/verification'), body: { emailVerification: isVerified } }
        : { method: 'PATCH', path: userPath(user.id, '/verification/phone'), body: { phoneVerification: isVerified } },
    doing: `${isVerified ? 'Verify' : 'Unverify'} the ${words} of ${titleOf(user)}`,
    done: `${isVerified ? 'Verified' : 'Unverified'} the ${words} of ${titleOf(user)}`,
  }
}

export function setPreferences(user: Subject, prefs: Readonly<Record<string, unknown>>): UserCall {
  return {
    call: { method: 'PATCH', path: userPath(user.id, '/prefs'), body: { prefs } },
    doing: `Change the preferences of ${titleOf(user)}`,
    done: `Changed the preferences of ${titleOf(user)}`,
  }
}

export function setLabels(user: Subject, labels: readonly string[]): UserCall {
  const added = labels.filter((label) => !user.labels.includes(label))
  return {
    call: { method: 'PUT', path: userPath(user.id, '/labels'), body: { labels } },
    doing: `Change the labels of ${titleOf(user)}`,
    done:
      added.length === 0
        ? `Removed ${user.labels.filter((label) => !labels.includes(label)).join(', ')} from ${titleOf(user)}`
        : `Added ${added.join(', ')} to ${titleOf(user)}`,
  }
}

export function signOutEverywhere(user: Subject): UserCall {
  return {
    call: { method: 'DELETE', path: userPath(user.id, '/sessions') },
    doing: `Sign out ${titleOf(user)}`,
    done: `Signed out ${titleOf(user)} everywhere`,
  }
}

export function signOutSession(user: Subject, sessionId: string, client: string): UserCall {
  return {
    call: { method: 'DELETE', path: userPath(user.id, `/sessions/${encodeURIComponent(sessionId)}`) },
    doing: `Sign out ${client}`,
    done: `Signed out ${titleOf(user)} on ${client}`,
  }
}

const labelShape = /^[A-Za-z0-9]{1,36}$/

/** What is wrong with a label, or null. */
export function labelFault(label: string): string | null {
  return labelShape.test(label) ? null : `A label has 1 to 36 letters and digits. "${label}" has something else.`
}
