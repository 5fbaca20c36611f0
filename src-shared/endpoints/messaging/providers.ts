/**
 * Messaging providers, so that targets can name them: made, listed and read, never used to send. The rest of the
 * messaging service is not emulated.
 */
import { fail } from '../../http/errors.ts'
import { boolean, id, integer, object, oneOf, optional, text } from '../../http/rules.ts'
import { providerListModel, providerModel } from '../../models/provider.ts'
import { inProject } from '../../store/condition.ts'
import { type Attributes, commonAttributes } from '../../store/queries.ts'
import { searchCondition } from '../../store/words.ts'
import { defineRoute } from '../define-route.ts'
import { listPage, queries } from '../list.ts'
import { givenText, providerRoute } from './provider-route.ts'

const sender = { fromName: givenText(), fromEmail: givenText(), replyToName: givenText(), replyToEmail: givenText() }

export const createMailgunProvider = providerRoute({
  sdk: 'messaging.createMailgunProvider',
  provider: 'mailgun',
  type: 'email',
  credentials: { apiKey: givenText(), domain: givenText(), isEuRegion: optional(boolean(), null) },
  options: sender,
  needed: ['apiKey', 'domain', 'isEuRegion', 'fromEmail'],
})

export const createSendgridProvider = providerRoute({
  sdk: 'messaging.createSendgridProvider',
  provider: 'sendgrid',
  type: 'email',
  credentials: { apiKey: givenText() },
  options: sender,
  needed: ['apiKey', 'fromEmail'],
})

export const createResendProvider = providerRoute({
  sdk: 'messaging.createResendProvider',
  provider: 'resend',
  type: 'email',
  credentials: { apiKey: givenText() },
  options: sender,
  needed: ['apiKey', 'fromEmail'],
})

export const createSesProvider = providerRoute({
  sdk: 'messaging.createSesProvider',
  provider: 'ses',
  type: 'email',
  credentials: { accessKey: givenText(), secretKey: givenText(), region: givenText() },
  options: sender,
  needed: ['accessKey', 'secretKey', 'region', 'fromEmail'],
})

export const createSMTPProvider = providerRoute({
  sdk: 'messaging.createSMTPProvider',
  provider: 'smtp',
  type: 'email',
  credentials: {
    host: text({ min: 1, max: 65_535 }),
    port: optional(integer({ min: 1, max: 65_535 }), 587),
    username: givenText(),
    password: givenText(),
  },
  options: {
    ...sender,
    encryption: optional(oneOf(['none', 'ssl', 'tls']), null),
    autoTLS: optional(boolean(), true),
    mailer: givenText(),
  },
  needed: ['host', 'fromEmail'],
})

export const createMsg91Provider = providerRoute({
  sdk: 'messaging.createMsg91Provider',
  provider: 'msg91',
  type: 'sms',
  credentials: { templateId: givenText(), senderId: givenText(), authKey: givenText() },
  options: {},
  needed: ['templateId', 'senderId', 'authKey'],
})

export const createTelesignProvider = providerRoute({
  sdk: 'messaging.createTelesignProvider',
  provider: 'telesign',
  type: 'sms',
  credentials: { customerId: givenText(), apiKey: givenText() },
  options: { from: givenText() },
  needed: ['customerId', 'apiKey', 'from'],
})

export const createTextmagicProvider = providerRoute({
  sdk: 'messaging.createTextmagicProvider',
  provider: 'textmagic',
  type: 'sms',
  credentials: { username: givenText(), apiKey: givenText() },
  options: { from: givenText() },
  needed: ['username', 'apiKey', 'from'],
})

export const createTwilioProvider = providerRoute({
  sdk: 'messaging.createTwilioProvider',
  provider: 'twilio',
  type: 'sms',
  credentials: { accountSid: givenText(), authToken: givenText() },
  options: { from: givenText() },
  needed: ['accountSid', 'authToken', 'from'],
})

export const createVonageProvider = providerRoute({
  sdk: 'messaging.createVonageProvider',
  provider: 'vonage',
  type: 'sms',
  credentials: { apiKey: givenText(), apiSecret: givenText() },
  options: { from: givenText() },
  needed: ['apiKey', 'apiSecret', 'from'],
})

export const createFCMProvider = providerRoute({
  sdk: 'messaging.createFCMProvider',
  provider: 'fcm',
  type: 'push',
  credentials: { serviceAccountJSON: optional(object({ maxJsonBytes: 65_535 }), null) },
  options: {},
  needed: ['serviceAccountJSON'],
})

export const createAPNSProvider = providerRoute({
  sdk: 'messaging.createAPNSProvider',
  provider: 'apns',
  type: 'push',
  credentials: { authKey: givenText(), authKeyId: givenText(), teamId: givenText(), bundleId: givenText() },
  options: { sandbox: optional(boolean(), false) },
  needed: ['authKey', 'authKeyId', 'teamId', 'bundleId'],
})

export const getProvider = defineRoute({
  method: 'GET',
  path: '/v1/messaging/providers/:providerId',
  sdk: 'messaging.getProvider',
  service: 'none',
  scope: ['providers.read'],
  params: { providerId: id() },
  status: 200,
  response: providerModel,
  handle: ({ providerId }, { store, project }) =>
    store.providers.first({ projectId: project.id, id: providerId }) ?? fail('provider_not_found'),
})

const providerAttributes: Attributes = {
  ...commonAttributes,
  name: { column: 'name', type: 'text' },
  provider: { column: 'provider', type: 'text' },
  type: { column: 'type', type: 'text' },
  enabled: { column: 'enabled', type: 'boolean' },
}

export const listProviders = defineRoute({
  method: 'GET',
  path: '/v1/messaging/providers',
  sdk: 'messaging.listProviders',
  service: 'none',
  scope: ['providers.read'],
  params: {
    queries: optional(queries(providerAttributes), null),
    search: optional(text({ min: 1, max: 256 }), null),
    total: optional(boolean(), true),
  },
  status: 200,
  response: providerListModel,
  handle({ queries, search, total }, context) {
    const { store, project } = context
    const found = search === null ? null : searchCondition('providers', 'search', project.id, search)
    if (search !== null && found === null) return { total: 0, providers: [] }
    const filters = found === null ? [] : [found]
    const page = listPage(context, store.providers, inProject(project.id), queries, { filters, countsTotal: total })
    return { total: page.total, providers: page.rows }
  },
})
