/** `account.createMagicURLToken`, `createEmailToken`, `createPhoneToken`. */
import { fixedEmailCode, fixedPhoneCode, newCode } from '../../domain/code.ts'
import { checkMailServer, checkSmsProvider } from '../../domain/delivery.ts'
import { codeSeconds, linkSeconds } from '../../contract/lifetimes.ts'
import { mailedLink } from '../../domain/mailed-link.ts'
import { sendMessage } from '../../domain/outbox.ts'
import { newSecurityPhrase } from '../../domain/security-phrase.ts'
import { encodeSessionValue } from '../../domain/session-value.ts'
import { wireTime } from '../../domain/time.ts'
import { insertToken } from '../../domain/token.ts'
import { describeUserAgent, nameAgent } from '../../domain/user-agent.ts'
import { idOr, optional, strictBoolean } from '../../http/rules.ts'
import { emailOtpMail } from '../../messages/email-otp.ts'
import { magicUrlMail } from '../../messages/magic-url.ts'
import { phoneOtpSms } from '../../messages/phone-otp.ts'
import { tokenModel } from '../../models/token.ts'
import type { Token } from '../../store/tables/tokens.ts'
import type { User } from '../../store/tables/users.ts'
import { defineRoute } from '../define-route.ts'
import { emailAsSent, phone, redirectUrl } from '../rules.ts'
import { userByEmail, userByPhone } from './token-user.ts'

/** `account.createMagicURLToken` */
export const createMagicURLToken = defineRoute({
  method: 'POST',
  path: '/v1/account/tokens/magic-url',
  aliases: ['/v1/account/sessions/magic-url'],
  sdk: 'account.createMagicURLToken',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].create'],
  auditEvent: 'session.create',
  rateLimit: { limit: 60, windowSeconds: 3600, keys: ['url:{url},email:{param-email}', 'url:{url},ip:{ip}'] },
  signInMethod: 'authUsersAuthMagicURL',
  params: {
    userId: idOr('unique()'),
    email: emailAsSent(),
    url: optional(redirectUrl(), null),
    phrase: optional(strictBoolean(), false),
  },
  status: 201,
  response: tokenModel,
  handle({ userId, email, url, phrase: wantsPhrase }, context) {
    checkMailServer(context)
    const { project, random } = context
    return context.transaction(() => {
      const user = userByEmail(context, {
        userId,
        email,
        identityError: 'user_email_already_exists',
        getsTarget: false,
      })
      const secret = random.hex(64)
      const token = insertToken(context, user, { type: 'magicUrl', secret, lifetimeSeconds: linkSeconds })
      const phrase = wantsPhrase ? newSecurityPhrase(random) : ''
      if (url === null) context.note('no url came in, so the link leads to the page of a console, which is not here')
      const link = mailedLink(url ?? `${context.base}/console/auth/magic-url`, {
        userId: user.id,
        secret,
        expire: wireTime(token.expire),
        project: project.id,
      })
      const agent = nameAgent(describeUserAgent(context.client.userAgent))
      const letter = magicUrlMail({ projectName: project.name, userName: user.name ?? '', link, phrase, agent })
      const carried = { code: null, link, secret }
      sendMessage(context, {
        channel: 'email',
        kind: 'magic-url',
        to: email,
        ...about(user, token),
        ...carried,
        ...letter,
        variables: { phrase },
      })
      return { token, secret, phrase }
    })
  },
})

/** `account.createEmailToken` */
export const createEmailToken = defineRoute({
  method: 'POST',
  path: '/v1/account/tokens/email',
  sdk: 'account.createEmailToken',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].create'],
  auditEvent: 'session.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},email:{param-email}', 'url:{url},ip:{ip}'] },
  signInMethod: 'authEmailOtp',
  params: { userId: idOr('unique()'), email: emailAsSent(), phrase: optional(strictBoolean(), false) },
  status: 201,
  response: tokenModel,
  handle({ userId, email, phrase: wantsPhrase }, context) {
    checkMailServer(context)
    const { project, random } = context
    return context.transaction(() => {
      const user = userByEmail(context, { userId, email, identityError: 'general_bad_request', getsTarget: true })
      const fixed = fixedEmailCode(context, email)
      const code = fixed ?? newCode(random)
      const token = insertToken(context, user, { type: 'emailOtp', secret: code, lifetimeSeconds: codeSeconds })
      const phrase = wantsPhrase ? newSecurityPhrase(random) : ''
      if (fixed === null) {
        const agent = nameAgent(describeUserAgent(context.client.userAgent))
        const letter = emailOtpMail({ projectName: project.name, userName: user.name ?? '', code, phrase, agent })
        const carried = { code, link: null, secret: null }
        sendMessage(context, {
          channel: 'email',
          kind: 'email-otp',
          to: email,
          ...about(user, token),
          ...carried,
          ...letter,
          variables: { phrase },
        })
      }
      return { token, secret: code, phrase }
    })
  },
})

/** `account.createPhoneToken` */
export const createPhoneToken = defineRoute({
  method: 'POST',
  path: '/v1/account/tokens/phone',
  aliases: ['/v1/account/sessions/phone'],
  sdk: 'account.createPhoneToken',
  service: 'account',
  scope: ['sessions.write'],
  events: ['users.[userId].create'],
  auditEvent: 'session.create',
  rateLimit: { limit: 10, windowSeconds: 3600, keys: ['url:{url},phone:{param-phone}', 'url:{url},ip:{ip}'] },
  signInMethod: 'authPhone',
  params: { userId: idOr('unique()'), phone: phone() },
  status: 201,
  response: tokenModel,
  handle({ userId, phone }, context) {
    checkSmsProvider(context)
    return context.transaction(() => {
      const user = userByPhone(context, { userId, phone })
      const fixed = fixedPhoneCode(context, phone)
      const code = fixed ?? newCode(context.random)
      const token = insertToken(context, user, { type: 'phone', secret: code, lifetimeSeconds: codeSeconds })
      if (fixed === null) {
        const letter = phoneOtpSms({ projectName: context.project.name, code })
        const carried = { code, link: null, secret: null }
        sendMessage(context, {
          channel: 'sms',
          kind: 'phone-otp',
          to: phone,
          ...about(user, token),
          ...carried,
          ...letter,
        })
      }
      // Quirk Q4: of these codes alone an API key gets the base64 form, which no call takes.
      return { token, secret: encodeSessionValue({ id: user.id, secret: code }), phrase: '' }
    })
  },
})

function about(user: User, token: Token) {
  return { userId: user.id, toName: user.name ?? '', subjectId: token.id, expire: token.expire }
}
