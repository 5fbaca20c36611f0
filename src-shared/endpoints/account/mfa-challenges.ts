/** `account.createMFAChallenge`, `updateMFAChallenge`. */
import {
  answersChallenge,
  checkFactorPolicy,
  type Factor,
  findOpenChallenge,
  insertChallenge,
} from '../../domain/challenge.ts'
import { checkMailServer, checkSmsProvider } from '../../domain/delivery.ts'
import { addFactors } from '../../domain/mfa.ts'
import { markMessagesUsed, type NewMessage, sendMessage } from '../../domain/outbox.ts'
import { databaseTime } from '../../domain/time.ts'
import { describeUserAgent, nameAgent } from '../../domain/user-agent.ts'
import { updateUser } from '../../domain/user.ts'
import type { Context } from '../../gates/call.ts'
import { fail } from '../../http/errors.ts'
import { oneOf, text } from '../../http/rules.ts'
import { mfaChallengeMail, mfaChallengeSms } from '../../messages/mfa-challenge.ts'
import { mfaChallengeModel } from '../../models/mfa.ts'
import { sessionModel } from '../../models/session.ts'
import type { Challenge } from '../../store/tables/challenges.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { callingUser, currentSession } from './caller.ts'

const factors = ['email', 'phone', 'totp', 'recoveryCode', 'custom'] as const satisfies readonly Factor[]

/** `account.createMFAChallenge` */
export const createMFAChallenge = defineRoute({
  method: 'POST',
  path: '/v1/account/mfa/challenges',
  aliases: ['/v1/account/mfa/challenge'],
  sdk: 'account.createMFAChallenge',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].challenges.[challengeId].create'],
  auditEvent: 'challenge.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},userId:{userId}'] },
  allowedWithoutFactors: true,
  params: { factor: oneOf(factors) },
  status: 201,
  response: mfaChallengeModel,
  handle({ factor }, context) {
    const user = callingUser(context)
    checkFactorPolicy(context, factor)
    // Quirk Q12, copied: the row is there before the factor is looked at, and stays when the call then fails.
    const challenge = context.transaction(() => insertChallenge(context, user, factor))
    const message = messageWith(context, user, challenge)
    if (message !== null) context.transaction(() => sendMessage(context, message))
    return challenge
  },
})

/** What carries the code to the user; null for a code that the user or the server finds elsewhere. */
function messageWith(context: Context, user: User, { id, factor, code, expire }: Challenge): NewMessage | null {
  const toName = user.name ?? ''
  const carried = { kind: 'mfa-challenge', userId: user.id, toName, subjectId: id, code, expire } as const
  const nothingElse = { link: null, secret: null } as const
  if (factor === 'email') {
    const agent = nameAgent(describeUserAgent(context.client.userAgent))
    const words = { projectName: context.project.name, userName: toName, code, agent }
    const to = verifiedEmail(context, user)
    return { channel: 'email', to, ...carried, ...nothingElse, ...mfaChallengeMail(words) }
  }
  if (factor === 'phone') {
    // Contract section 13: the fixed codes of mock numbers do not count here.
    return {
      channel: 'sms',
      to: verifiedPhone(context, user),
      ...carried,
      ...nothingElse,
      ...mfaChallengeSms({ code }),
    }
  }
  return null
}

function verifiedEmail(context: Context, { email, emailVerification }: User): string {
  checkMailServer(context)
  if (email === null || email === '') fail('user_email_not_found')
  return emailVerification ? email : fail('user_email_not_verified')
}

function verifiedPhone(context: Context, { phone, phoneVerification }: User): string {
  checkSmsProvider(context)
  if (phone === null || phone === '') fail('user_phone_not_found')
  return phoneVerification ? phone : fail('user_phone_not_verified')
}

/** `account.updateMFAChallenge` */
export const updateMFAChallenge = defineRoute({
  method: 'PUT',
  path: '/v1/account/mfa/challenges',
  aliases: ['/v1/account/mfa/challenge'],
  sdk: 'account.updateMFAChallenge',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].sessions.[sessionId].create'],
  auditEvent: 'challenges.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},challengeId:{param-challengeId}'] },
  allowedWithoutFactors: true,
  params: { challengeId: text({ min: 1, max: 256 }), otp: text({ min: 1, max: 256 }) },
  status: 200,
  response: sessionModel,
  handle: ({ challengeId, otp }, context) =>
    context.transaction(() => {
      const { store, now } = context
      const current = currentSession(context)
      const user = callingUser(context)
      const challenge = findOpenChallenge(context, user, challengeId) ?? fail('user_invalid_token')
      checkFactorPolicy(context, challenge.factor)
      if (!answersChallenge(context, user, challenge, otp)) fail('user_invalid_token')
      if (challenge.factor === 'recoveryCode') {
        updateUser(context, { ...user, mfaRecoveryCodes: user.mfaRecoveryCodes.filter((code) => code !== otp) })
      }
      store.challenges.delete(challenge)
      markMessagesUsed(context, challenge.id)
      const session = addFactors(context, { ...current, mfaUpdatedAt: now }, [challenge.factor])
      // Quirk Q16: neither `current` nor the country's name is filled here, and the time is the database's.
      return { session, current: false, secret: '', countryName: '', mfaUpdatedAt: databaseTime(now) }
    }),
})
