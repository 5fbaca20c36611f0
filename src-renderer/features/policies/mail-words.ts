/** The kinds of mail that a project may have its own words for, and what those words can name. */
import type { MailTemplate } from '../../../src-shared/contract/settings.ts'
import { kindTitles } from '../../data/messages.ts'

export type TemplateKind =
  | 'verification'
  | 'magicSession'
  | 'otpSession'
  | 'recovery'
  | 'invitation'
  | 'mfaChallenge'
  | 'sessionAlert'

export interface TemplateWords {
  readonly id: TemplateKind
  readonly title: string
  /** Beside those that every mail has. */
  readonly variables: readonly string[]
}

export const commonVariables = ['user', 'project', 'heading', 'direction', 'agentClient', 'agentOs', 'agentDevice']

export const templateKinds: readonly TemplateWords[] = [
  { id: 'verification', title: kindTitles.verification, variables: ['redirect'] },
  { id: 'magicSession', title: kindTitles['magic-url'], variables: ['redirect', 'phrase'] },
  { id: 'otpSession', title: kindTitles['email-otp'], variables: ['otp', 'phrase'] },
  { id: 'recovery', title: kindTitles.recovery, variables: ['redirect'] },
  { id: 'invitation', title: kindTitles.invitation, variables: ['redirect'] },
  { id: 'mfaChallenge', title: kindTitles['mfa-challenge'], variables: ['otp'] },
  {
    id: 'sessionAlert',
    title: kindTitles['session-alert'],
    variables: ['date', 'year', 'time', 'device', 'ipAddress', 'country'],
  },
]

export interface NamedTemplate {
  /** `email.magicSession-en` */
  readonly key: string
  readonly kind: TemplateWords
  readonly locale: string
  readonly template: MailTemplate
}

export function templateKey(kind: TemplateKind, locale: string): string {
  return `email.${kind}-${locale}`
}

export function namedTemplates(templates: Readonly<Record<string, MailTemplate>>): readonly NamedTemplate[] {
  return Object.entries(templates).flatMap(([key, template]) => {
    const [, id, locale = ''] = /^email\.(\w+)-(.+)$/.exec(key) ?? []
    const kind = templateKinds.find((known) => known.id === id)
    return kind === undefined ? [] : [{ key, kind, locale, template }]
  })
}

export const newTemplate: MailTemplate = {
  subject: '',
  message: '',
  senderEmail: '',
  senderName: '',
  replyToEmail: '',
  replyToName: '',
}
