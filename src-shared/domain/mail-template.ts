/** Whose name a mail bears and whose words it has: the server's, or the project's own (contract section 10, Links mailed). */
import type { MailTemplate } from '../contract/settings.ts'
import { fillTemplate } from '../messages/template.ts'
import type { Message } from '../store/tables/messages.ts'
import { defaultLocale } from './locale.ts'
import { type TemplateId, templateKey } from './mail-settings.ts'
import type { NewMessage } from './outbox.ts'
import type { Scope } from './scope.ts'
import { unknownCountry } from './session.ts'
import { describeUserAgent, nameAgent } from './user-agent.ts'

/** Where messages say they come from: a name that no real mailbox can have. */
const serverAddress = 'noreply@offwrite.test'

const templateOf: Readonly<Record<Message['kind'], TemplateId | null>> = {
  verification: 'verification',
  'magic-url': 'magicSession',
  'email-otp': 'otpSession',
  recovery: 'recovery',
  invitation: 'invitation',
  'mfa-challenge': 'mfaChallenge',
  'session-alert': 'sessionAlert',
  'phone-otp': null,
  'phone-verification': null,
}

type MailScope = Pick<Scope, 'project' | 'now' | 'client' | 'locale' | 'note'>
export type Dress = Pick<Message, 'subject' | 'text' | 'html' | 'from' | 'fromName' | 'replyTo' | 'replyToName'>

/** Sender and words of a mail. The project's sender counts while its `smtp` is enabled, and so do its templates. */
export function dressMail(scope: MailScope, message: NewMessage): Dress {
  const { name, settings } = scope.project
  const { enabled, ...own } = settings.smtp
  const template = findTemplate(scope, message.kind)
  const sender = enabled
    ? {
        from: template?.senderEmail || own.senderEmail || serverAddress,
        fromName: template?.senderName || own.senderName || name,
        replyTo: template?.replyToEmail || own.replyToEmail,
        replyToName: template?.replyToName || own.replyToName,
      }
    : { from: serverAddress, fromName: name, replyTo: '', replyToName: '' }
  const letter = { subject: message.subject, text: message.text, html: message.html }
  return { ...sender, ...(template === null ? letter : fillTemplate(template, variablesOf(scope, message), letter)) }
}

/** In the caller's language, or in English. */
function findTemplate({ project, locale, note }: MailScope, kind: Message['kind']): MailTemplate | null {
  const id = templateOf[kind]
  if (id === null) return null
  const { smtp, templates } = project.settings
  const key = [locale, defaultLocale]
    .map((code) => templateKey(id, code))
    .find((name) => Object.hasOwn(templates, name))
  const template = key === undefined ? undefined : templates[key]
  if (template === undefined) return null
  // The alert of a session is the one kind that does not wait for a mail server of the project's own.
  if (!smtp.enabled && id !== 'sessionAlert') {
    note(`the template ${key} is not used, because the project's own mail server is off (smtp.enabled)`)
    return null
  }
  note(`the mail has the words of the template ${key}`)
  return template
}

/** By the names of the contract. */
function variablesOf(
  { project, now, client, locale }: MailScope,
  message: NewMessage,
): Readonly<Record<string, string>> {
  const agent = nameAgent(describeUserAgent(client.userAgent))
  const inEnglish = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en', { timeZone: 'UTC', ...parts }).format(now)
  return {
    user: message.toName,
    project: project.name,
    direction: isRightToLeft(locale) ? 'rtl' : 'ltr',
    heading: message.subject,
    agentClient: agent.client,
    agentOs: agent.system,
    agentDevice: agent.device,
    ...(message.link === null ? {} : { redirect: message.link }),
    ...(message.code === null ? {} : { otp: message.code }),
    ...(message.kind === 'session-alert'
      ? {
          date: inEnglish({ month: 'long', day: 'numeric' }),
          year: inEnglish({ year: 'numeric' }),
          time: inEnglish({ timeStyle: 'medium', hourCycle: 'h23' }),
          device: agent.client,
          ipAddress: client.ip,
          country: unknownCountry.name,
        }
      : {}),
    ...message.variables,
  }
}

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'dv', 'fa', 'ha', 'he', 'ks', 'ku', 'ps', 'ur', 'yi'])

function isRightToLeft(locale: string): boolean {
  return rightToLeft.has(locale.split('-')[0] ?? '')
}
