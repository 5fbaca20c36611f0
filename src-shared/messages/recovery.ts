/** A link to a new password. */
import { greeting, type Letter, mail } from './letter.ts'

export interface Recovery {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  /** The app's page that asks for the new password, with what the confirming call needs. */
  readonly link: string
}

export function recoveryMail({ projectName, userName, link }: Recovery): Letter {
  return mail(`Password Reset for ${projectName}`, [
    greeting(userName),
    `Somebody asked for a new password of your account at ${projectName}. The link works once, within the next hour.`,
    { label: 'Choose a new password', link },
    'If it was not you, leave this mail: your password stays as it is.',
    projectName,
  ])
}
