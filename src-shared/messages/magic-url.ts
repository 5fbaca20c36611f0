/** A link that signs in. */
import { type Agent, askedFrom } from './agent.ts'
import { greeting, type Letter, mail } from './letter.ts'
import { phraseLines } from './phrase.ts'

export interface MagicUrl {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  /** The app's page, with what the call needs that makes the session. */
  readonly link: string
  /** Empty when nobody asked for one. */
  readonly phrase: string
  readonly agent: Agent
}

export function magicUrlMail({ projectName, userName, link, phrase, agent }: MagicUrl): Letter {
  return mail(`${projectName} Login`, [
    greeting(userName),
    `This link signs you in to ${projectName}. It works once, within the next hour.`,
    { label: `Sign in to ${projectName}`, link },
    ...phraseLines(phrase),
    askedFrom(agent),
    'If it was not you who asked for it, leave this mail: nobody gets in without the link.',
    projectName,
  ])
}
