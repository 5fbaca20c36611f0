/** An invitation into a team. */
import { greeting, type Letter, mail, sms } from './letter.ts'

export interface Invitation {
  readonly projectName: string
  readonly teamName: string
  /** Who invites. */
  readonly ownerName: string
  /** Empty when it is not known. */
  readonly inviteeName: string
  /** Accepts it: the app's page, with what the confirming call needs. */
  readonly link: string
}

export function invitationMail({ projectName, teamName, ownerName, inviteeName, link }: Invitation): Letter {
  return mail(`Invitation to ${teamName} Team at ${projectName}`, [
    greeting(inviteeName),
    `${ownerName} asks you to join the team ${teamName} at ${projectName}.`,
    { label: 'Accept the invitation', link },
    'If you do not know what this is about, leave it: nothing happens until you accept.',
    projectName,
  ])
}

export function invitationSms({ projectName, teamName, link }: Invitation): Letter {
  return sms(`Join the team ${teamName} at ${projectName}: ${link}`)
}
