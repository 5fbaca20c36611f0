/** `account.createEmailVerification`, `updateEmailVerification`, `createPhoneVerification`, `updatePhoneVerification`. */
import { fixedPhoneCode, newCode } from '../../domain/code.ts'
import { checkMailServer, checkSmsProvider } from '../../domain/delivery.ts'
import { linkSeconds } from '../../contract/lifetimes.ts'
import { sendMessage } from '../../domain/outbox.ts'
import { consumeToken, insertToken } from '../../domain/token.ts'
import { getUser, updateUser } from '../../domain/user.ts'
import { fail } from '../../http/errors.ts'
import { id, text } from '../../http/rules.ts'
import { phoneVerificationSms } from '../../messages/phone-verification.ts'
import { verificationMail } from '../../messages/verification.ts'
import { tokenModel } from '../../models/token.ts'
import { defineRoute } from '../define-route.ts'
import { redirectUrl } from '../rules.ts'
import { callingUser } from './caller.ts'
import { mailToken, tokenOf, tokenReply } from './mailed-token.ts'

/** `account.createEmailVerification` */
export const createEmailVerification = defineRoute({
  method: 'POST',
  path: '/v1/account/verifications/email',
  aliases: ['/v1/account/verification'],
  sdk: 'account.createEmailVerification',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].verification.[tokenId].create'],
  auditEvent: 'verification.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},userId:{userId}'] },
  params: { url: redirectUrl() },
  status: 201,
  response: tokenModel,
  handle({ url }, context) {
    checkMailServer(context)
    return context.transaction(() => {
      const user = callingUser(context)
      // Empty text: users.updateEmail took the address away.
      if (user.email === null || user.email === '') fail('user_email_not_found')
      if (user.emailVerification) fail('user_email_already_verified')
      return mailToken(context, user, { kind: 'verification', url, to: user.email, write: verificationMail })
    })
  },
})

/** `account.updateEmailVerification`: needs no session, since the link may be opened anywhere. */
export const updateEmailVerification = defineRoute({
  method: 'PUT',
  path: '/v1/account/verifications/email',
  aliases: ['/v1/account/verification'],
  sdk: 'account.updateEmailVerification',
  service: 'account',
  scope: ['public'],
  events: ['users.[userId].verification.[tokenId].update'],
  auditEvent: 'verification.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},userId:{param-userId}'] },
  params: { userId: id(), secret: text({ min: 1, max: 256 }) },
  status: 200,
  response: tokenModel,
  handle: ({ userId, secret }, context) =>
    context.transaction(() => {
      const user = getUser(context, userId)
      const token = tokenOf(context, user, secret, 'verification')
      updateUser(context, { ...user, emailVerification: true })
      consumeToken(context, token)
      return tokenReply(token)
    }),
})

/** `account.createPhoneVerification` */
export const createPhoneVerification = defineRoute({
  method: 'POST',
  path: '/v1/account/verifications/phone',
  aliases: ['/v1/account/verification/phone'],
  sdk: 'account.createPhoneVerification',
  service: 'account',
  scope: ['account'],
  events: ['users.[userId].verification.[tokenId].create'],
  auditEvent: 'verification.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},userId:{userId}', 'url:{url},ip:{ip}'] },
  signInMethod: 'authPhone',
  params: {},
  status: 201,
  response: tokenModel,
  handle(_input, context) {
    checkSmsProvider(context)
    return context.transaction(() => {
      const { random, project, note } = context
      const user = callingUser(context)
      if (user.phone === null || user.phone === '') fail('user_phone_not_found')
      if (user.phoneVerification) fail('user_phone_already_verified')
      const fixed = fixedPhoneCode(context, user.phone)
      const code = fixed ?? newCode(random)
      // Quirk Q20: the same type as a code to sign in by phone, so each is accepted in place of the other.
      const token = insertToken(context, user, { type: 'phone', secret: code, lifetimeSeconds: linkSeconds })
      if (fixed === null) {
        const about = { userId: user.id, toName: user.name ?? '', subjectId: token.id, expire: token.expire }
        const letter = phoneVerificationSms({ projectName: project.name, code })
        const carried = { kind: 'phone-verification', code, link: null, secret: null } as const
        sendMessage(context, { channel: 'sms', to: user.phone, ...about, ...carried, ...letter })
      } else note(`${user.phone} is a mock number: its code is ${fixed}, and no SMS is sent`)
      return tokenReply(token)
    })
  },
})

/** `account.updatePhoneVerification` */
export const updatePhoneVerification = defineRoute({
  method: 'PUT',
  path: '/v1/account/verifications/phone',
  aliases: ['/v1/account/verification/phone'],
  sdk: 'account.updatePhoneVerification',
  service: 'account',
  scope: ['public'],
  events: ['users.[userId].verification.[tokenId].update'],
  auditEvent: 'verification.update',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['userId:{param-userId}'] },
  params: { userId: id(), secret: text({ min: 1, max: 256 }) },
  status: 200,
  response: tokenModel,
  handle: ({ userId, secret }, context) =>
    context.transaction(() => {
      const user = getUser(context, userId)
      const token = tokenOf(context, user, secret, 'phone')
      updateUser(context, { ...user, phoneVerification: true })
      consumeToken(context, token)
      return tokenReply(token)
    }),
})
