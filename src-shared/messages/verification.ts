/** A link that proves an address. */
import { greeting, type Letter, mail } from './letter.ts'

export interface Verification {
  readonly projectName: string
  /** Empty when it is not known. */
  readonly userName: string
  /** The app's page, with what the confirming call needs. */
  readonly link: string
}

export function verificationMail({ projectName, userName, link }: Verification): Letter {
  return mail(`Account Verification for ${projectName}`, [
    greeting(userName),
    `Follow this link to show ${projectName} that the address is yours. It works once, within the next hour.`,
    { label: 'Confirm the address', link },
    'If you have no account there, leave this mail: without the link nothing is confirmed.',
    projectName,
  ])
}
