/** Tells a user that somebody, hopefully they themselves, signed in once more. */
import type { Agent } from './agent.ts'
import { greeting, type Letter, mail } from './letter.ts'

export interface SessionAlert {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  readonly agent: Agent
  readonly ip: string
  readonly country: string
  /** For people, such as `2026-03-01 12:00 UTC`. */
  readonly time: string
}

export function sessionAlertMail({ projectName, userName, agent, ip, country, time }: SessionAlert): Letter {
  return mail('Security alert: new session', [
    greeting(userName),
    `Your account at ${projectName} was signed in to once more.`,
    `Time: ${time}`,
    `With: ${agent.client} on ${agent.system} (${agent.device})`,
    `From: ${ip}, ${country}`,
    'If this was you, there is nothing to do. If not, end that session and change your password.',
    projectName,
  ])
}
