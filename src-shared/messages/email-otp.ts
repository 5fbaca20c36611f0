/** A code that signs in, by mail. */
import { type Agent, askedFrom } from './agent.ts'
import { greeting, type Letter, mail } from './letter.ts'
import { phraseLines } from './phrase.ts'

export interface EmailOtp {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  readonly code: string
  /** Empty when nobody asked for one. */
  readonly phrase: string
  readonly agent: Agent
}

export function emailOtpMail({ projectName, userName, code, phrase, agent }: EmailOtp): Letter {
  return mail(`OTP for ${projectName} Login`, [
    greeting(userName),
    `Enter this code to sign in to ${projectName}. It works once, within the next 15 minutes.`,
    code,
    ...phraseLines(phrase),
    askedFrom(agent),
    'If it was not you who asked for it, leave this mail and give the code to nobody.',
    projectName,
  ])
}
