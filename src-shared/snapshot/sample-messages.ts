/** What was mailed and texted to the sample users: messages in every state. */
import { insertChallenge } from '../domain/challenge.ts'
import { mailedLink } from '../domain/mailed-link.ts'
import { sendMessage } from '../domain/outbox.ts'
import type { Scope } from '../domain/scope.ts'
import { wireTime } from '../domain/time.ts'
import { consumeToken, insertToken } from '../domain/token.ts'
import { invitationMail } from '../messages/invitation.ts'
import { mfaChallengeMail } from '../messages/mfa-challenge.ts'
import { phoneOtpSms } from '../messages/phone-otp.ts'
import { recoveryMail } from '../messages/recovery.ts'
import { verificationMail } from '../messages/verification.ts'
import type { Membership } from '../store/tables/memberships.ts'
import type { Team } from '../store/tables/teams.ts'
import type { User } from '../store/tables/users.ts'

const page = 'http://localhost:3000'

export interface Invitation {
  readonly team: Team
  readonly owner: User
  readonly invitee: User
  readonly membership: Membership
}

export function mailInvitation(scope: Scope, { team, owner, invitee, membership }: Invitation): void {
  const { secret } = membership
  const link = mailedLink(`${page}/join`, {
    membershipId: membership.id,
    userId: invitee.id,
    secret,
    teamId: team.id,
    teamName: team.name,
  })
  const letter = invitationMail({
    projectName: scope.project.name,
    teamName: team.name,
    ownerName: owner.name ?? '',
    inviteeName: invitee.name ?? '',
    link,
  })
  const carried = { subjectId: membership.id, secret, link, code: null, expire: null }
  send(scope, invitee, { kind: 'invitation', ...carried, ...letter })
}

export function mailLink(scope: Scope, user: User, kind: 'verification' | 'recovery'): void {
  const secret = scope.random.hex(256)
  const { id, expire } = insertToken(scope, user, { type: kind, secret, lifetimeSeconds: 3600 })
  const link = mailedLink(`${page}/${kind}`, { userId: user.id, secret, expire: wireTime(expire) })
  const words = { projectName: scope.project.name, userName: user.name ?? '', link }
  const letter = kind === 'verification' ? verificationMail(words) : recoveryMail(words)
  send(scope, user, { kind, subjectId: id, secret, link, code: null, expire, ...letter })
}

export function mailChallenge(scope: Scope, user: User): void {
  const { id, code, expire } = insertChallenge(scope, user, 'email')
  const agent = { client: 'Firefox 128.0', system: 'Linux', device: 'desktop' }
  const letter = mfaChallengeMail({ projectName: scope.project.name, userName: user.name ?? '', code, agent })
  send(scope, user, { kind: 'mfa-challenge', subjectId: id, secret: null, link: null, code, expire, ...letter })
}

/** A code that was used, as by a sign-in. */
export function textUsedCode(scope: Scope, user: User): void {
  const code = '246810'
  const token = insertToken(scope, user, { type: 'phone', secret: code, lifetimeSeconds: 900 })
  const letter = phoneOtpSms({ projectName: scope.project.name, code })
  const carried = { subjectId: token.id, secret: code, link: null, code, expire: token.expire }
  send(scope, user, { kind: 'phone-otp', ...carried, ...letter })
  consumeToken(scope, token)
}

function send(
  scope: Scope,
  user: User,
  message: Pick<
    Parameters<typeof sendMessage>[1],
    'kind' | 'subjectId' | 'secret' | 'link' | 'code' | 'expire' | 'subject' | 'text' | 'html'
  >,
): void {
  const channel = message.subject === '' ? 'sms' : 'email'
  const to = (channel === 'sms' ? user.phone : user.email) ?? ''
  sendMessage(scope, { ...message, channel, to, toName: user.name ?? '', userId: user.id })
}
