/** The provider behind `mock` and `mock-unverified`: one code, one token, nobody to ask (contract section 13). */
import { mailedLink as withQuery } from '../../domain/mailed-link.ts'
import { mockPerson, mockReply } from '../../domain/oauth-person.ts'
import { fail } from '../../http/errors.ts'
import { optional, text } from '../../http/rules.ts'
import { anyModel } from '../../models/plain.ts'
import { redirect } from '../../models/redirect.ts'
import { defineRoute } from '../define-route.ts'

const facts = { method: 'GET', sdk: null, service: 'none', scope: ['public'] } as const
const path = '/v1/mock/tests/general/oauth2'
const given = optional(text({ min: 0, max: 2048 }), '')

export const mockLogin = defineRoute({
  ...facts,
  path,
  params: { redirect_uri: text({ min: 1, max: 4096 }), state: given },
  showsPages: true,
  status: 301,
  response: redirect,
  handle({ redirect_uri: target, state }, { base, note }) {
    // Emulator: back to this server and nowhere else, or anybody could send people anywhere through it.
    if (!target.startsWith(`${base}/v1/account/sessions/oauth2/callback/`)) {
      note(`${target} is not the callback of this server`)
      fail('general_mock')
    }
    return withQuery(target, { code: mockReply.code, state })
  },
})

export const mockToken = defineRoute({
  ...facts,
  path: `${path}/token`,
  params: { code: given, refresh_token: given },
  status: 200,
  response: anyModel,
  handle({ code, refresh_token: refreshToken }) {
    if (code !== mockReply.code && refreshToken !== mockReply.refreshToken) fail('general_mock')
    return { access_token: mockReply.accessToken, refresh_token: mockReply.refreshToken, expires_in: 3600 }
  },
})

export const mockUser = defineRoute({
  ...facts,
  path: `${path}/user`,
  params: { token: given },
  status: 200,
  response: anyModel,
  handle({ token }) {
    if (token !== mockReply.accessToken) fail('general_mock')
    const { providerUid, name, email, emailVerified } = mockPerson('mock')
    return { id: Number(providerUid), name, email, verified: emailVerified }
  },
})
