/** The code of a challenge. */
import { type Agent, askedFrom } from './agent.ts'
import { greeting, type Letter, mail, sms } from './letter.ts'

export interface MfaChallenge {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  readonly code: string
  readonly agent: Agent
}

export function mfaChallengeMail({ projectName, userName, code, agent }: MfaChallenge): Letter {
  return mail(`Confirmation code for ${projectName}`, [
    greeting(userName),
    `A sign-in at ${projectName} waits for its second step. The code is:`,
    code,
    askedFrom(agent),
    'The code works once, and for an hour. If it is not you who signs in, somebody knows your password: change it.',
    projectName,
  ])
}

/** Quirk Q12, copied: nothing but the code. */
export function mfaChallengeSms({ code }: Pick<MfaChallenge, 'code'>): Letter {
  return sms(code)
}
