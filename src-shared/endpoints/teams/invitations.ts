/** `teams.createMembership`, `teams.updateMembershipStatus`: inviting, and accepting. */
import { mailedLink } from '../../domain/mailed-link.ts'
import { changeTotal, insertMembership, updateMembership } from '../../domain/membership.ts'
import { markMessagesUsed, sendMessage } from '../../domain/outbox.ts'
import { isSameSecret } from '../../domain/secrets.ts'
import { insertSession, sessionValue } from '../../domain/session.ts'
import { checkOwner, findTeam, visibleTeam } from '../../domain/team.ts'
import { getUser, updateUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { id, listOf, optional, text } from '../../http/rules.ts'
import { invitationMail, invitationSms } from '../../messages/invitation.ts'
import { membershipModel } from '../../models/membership.ts'
import type { Membership } from '../../store/tables/memberships.ts'
import type { Team } from '../../store/tables/teams.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { email, phone, redirectUrl, teamRole } from '../rules.ts'
import { teamCaller } from './caller.ts'
import { findInvitee, makeInvitee } from './invitee.ts'
import { replyNaming, visibleMembership } from './membership-reply.ts'

/** `teams.createMembership` */
export const createMembership = defineRoute({
  method: 'POST',
  path: '/v1/teams/:teamId/memberships',
  sdk: 'teams.createMembership',
  service: 'teams',
  scope: ['teams.write'],
  events: ['teams.[teamId].memberships.[membershipId].create', 'users.[userId].create'],
  auditEvent: 'membership.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},ip:{ip}'] },
  signInMethod: 'authInvites',
  params: {
    teamId: id(),
    email: optional(email(), null),
    userId: optional(id(), null),
    phone: optional(phone(), null),
    roles: listOf(teamRole(81), 100),
    url: optional(redirectUrl(), null),
    name: optional(text({ min: 1, max: 128 }), null),
  },
  status: 201,
  response: membershipModel,
  async handle({ teamId, roles, url, ...invited }, context) {
    const { isServer } = teamCaller(context)
    if (!isServer && url === null) fail('general_argument_invalid', 'The parameter "url" is required for clients.')
    if (invited.userId === null && invited.email === null && invited.phone === null) {
      fail('general_argument_invalid', 'One of the parameters "userId", "email" and "phone" is required.')
    }
    visibleTeam(context, teamCaller(context), teamId)
    const known = findInvitee(context, invited)
    // Quirk Q7, copied: the user is made before the owner check, so a refused invitation leaves it behind.
    const invitee = known ?? (await makeInvitee(context, invited))
    if (known === null) context.note(`the invitation made the user ${invitee.id}`)
    return context.transaction(() => {
      const team = visibleTeam(context, teamCaller(context), teamId)
      checkOwner(context, teamCaller(context), team)
      const membership = isServer
        ? join(context, team, invitee, roles)
        : invite(context, team, invitee, { roles, url: url ?? '' })
      return replyNaming(membership, team, invitee)
    })
  },
})

function earlierMembership({ store, project }: Context, team: Team, user: User): Membership | null {
  const membership = store.memberships.first({ projectId: project.id, teamId: team.id, userId: user.id })
  if (membership?.confirm === true) fail('membership_already_confirmed')
  return membership
}

/** A server's invitation needs no acceptance. */
function join(context: Context, team: Team, user: User, roles: readonly string[]): Membership {
  const earlier = earlierMembership(context, team, user)
  if (earlier === null) {
    return insertMembership(context, team, user, { roles, confirm: true, secret: '', isCreator: false })
  }
  // Quirk Q8, copied: an invitation that a server confirms does not count in the team's total.
  context.note('the open invitation is confirmed; its roles stay, and so does the total of the team')
  markMessagesUsed(context, earlier.id)
  return updateMembership(context, { ...earlier, confirm: true, joined: context.now })
}

/** Roles of an open invitation stay as they are; its earlier link ends. */
function invite(
  context: Context,
  team: Team,
  user: User,
  { roles, url }: { readonly roles: readonly string[]; readonly url: string },
): Membership {
  const { random, now } = context
  const secret = random.hex(256)
  const earlier = earlierMembership(context, team, user)
  const membership =
    earlier === null
      ? insertMembership(context, team, user, { roles, confirm: false, secret, isCreator: false })
      : updateMembership(context, { ...earlier, secret, invited: now })
  sendInvitation(context, team, user, membership, url)
  return membership
}

function sendInvitation(context: Context, team: Team, user: User, membership: Membership, url: string): void {
  const link = mailedLink(url, {
    membershipId: membership.id,
    userId: user.id,
    secret: membership.secret,
    teamId: team.id,
    teamName: team.name,
  })
  const inviter = teamCaller(context).user
  const words = {
    projectName: context.project.name,
    teamName: team.name,
    ownerName: inviter?.name || inviter?.email || 'An owner of the team',
    inviteeName: user.name ?? '',
    link,
  }
  const variables = { owner: words.ownerName, team: team.name }
  const carried = { kind: 'invitation', subjectId: membership.id, secret: membership.secret, link, code: null } as const
  const to = { userId: user.id, toName: user.name ?? '', expire: null }
  // Empty text: users.updateEmail or users.updatePhone took the address away.
  if (user.email !== null && user.email !== '') {
    sendMessage(context, { channel: 'email', to: user.email, ...to, ...carried, ...invitationMail(words), variables })
  } else if (user.phone !== null && user.phone !== '') {
    sendMessage(context, { channel: 'sms', to: user.phone, ...to, ...carried, ...invitationSms(words) })
  } else context.note(`${user.id} has neither email nor phone, so nothing is sent`)
}

/** `teams.updateMembershipStatus` */
export const updateMembershipStatus = defineRoute({
  method: 'PATCH',
  path: '/v1/teams/:teamId/memberships/:membershipId/status',
  sdk: 'teams.updateMembershipStatus',
  service: 'teams',
  scope: ['public'],
  events: ['teams.[teamId].memberships.[membershipId].update.status'],
  auditEvent: 'membership.update',
  params: { teamId: id(), membershipId: id(), userId: id(), secret: text({ min: 1, max: 256 }) },
  status: 200,
  response: membershipModel,
  handle: ({ teamId, membershipId, userId, secret }, context) =>
    context.transaction(() => {
      const caller = teamCaller(context)
      const membership = visibleMembership(context, caller, membershipId) ?? fail('membership_not_found')
      const team = findTeam(context, teamId) ?? fail('team_not_found')
      if (membership.teamId !== team.id) fail('team_membership_mismatch')
      if (membership.secret === '' || !isSameSecret(secret, membership.secret)) fail('team_invalid_secret')
      if (userId !== membership.userId || (caller.user !== null && caller.user.id !== membership.userId)) {
        context.note(`the invitation is for the user ${membership.userId}`)
        fail('team_invite_mismatch')
      }
      if (membership.confirm) fail('membership_already_confirmed')
      return accept(context, team, membership)
    }),
})

/** The link came by mail, so it proves the address, and signs in whoever has no session. */
function accept(context: Context, team: Team, membership: Membership) {
  const user = updateUser(context, { ...getUser(context, membership.userId), emailVerification: true })
  if (teamCaller(context).user === null) {
    // Contract section 9: the project's limit of sessions does not apply here.
    const start = { provider: 'email', providerUid: user.email ?? '', factors: ['email'] }
    const session = insertSession(context, user, start)
    context.giveSession(sessionValue(session), session.expire)
  }
  markMessagesUsed(context, membership.id)
  const accepted = updateMembership(context, { ...membership, confirm: true, joined: context.now })
  changeTotal(context, team.id, 1)
  return replyNaming(accepted, team, user)
}
