/** The mail server and the templates as settings of a project: what they may hold (contract project-settings.json). */
import type { MailTemplate, Smtp } from '../contract/settings.ts'
import { parseEmail } from './email.ts'
import { localeCodes } from './locale.ts'

export const noSmtp: Smtp = {
  enabled: false,
  senderEmail: '',
  senderName: '',
  replyToEmail: '',
  replyToName: '',
  host: '',
  port: 0,
  username: '',
  password: '',
  secure: '',
}

/** What a change gives: fields that are left out stay as they are. */
export function isSmtp(value: unknown): value is Partial<Smtp> {
  return hasFields(value, {
    enabled: (field) => typeof field === 'boolean',
    senderEmail: isAddress,
    senderName: isText,
    replyToEmail: isAddress,
    replyToName: isText,
    host: isText,
    port: (field) => typeof field === 'number' && Number.isInteger(field) && field >= 0 && field <= 65_535,
    username: isText,
    password: isText,
    secure: (field) => field === '' || field === 'tls' || field === 'ssl',
  } satisfies Record<keyof Smtp, Check>)
}

/** Template ids of the contract (section 10, Links mailed). */
export const templateIds = [
  'verification',
  'magicSession',
  'otpSession',
  'recovery',
  'invitation',
  'mfaChallenge',
  'sessionAlert',
] as const

export type TemplateId = (typeof templateIds)[number]

export const templateKey = (id: TemplateId, locale: string): string => `email.${id}-${locale}`

export type MailTemplates = Readonly<Record<string, MailTemplate>>
/** What a change gives: templates that are left out stay, and null removes one. */
export type GivenTemplates = Readonly<Record<string, Partial<MailTemplate> | null>>

export function isTemplates(value: unknown): value is GivenTemplates {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([key, template]) => isTemplateKey(key) && (template === null || isTemplate(template)))
  )
}

function isTemplateKey(key: string): boolean {
  const [, id, locale = ''] = /^email\.([A-Za-z]+)-([a-z-]+)$/.exec(key) ?? []
  return templateIds.some((known) => known === id) && localeCodes.includes(locale)
}

function isTemplate(value: unknown): value is Partial<MailTemplate> {
  return hasFields(value, {
    subject: isText,
    message: isText,
    senderEmail: isAddress,
    senderName: isText,
    replyToEmail: isAddress,
    replyToName: isText,
  } satisfies Record<keyof MailTemplate, Check>)
}

export function mergedTemplates(before: MailTemplates, given: GivenTemplates): MailTemplates {
  const merged = new Map(Object.entries(before))
  for (const [key, template] of Object.entries(given)) {
    if (template === null) merged.delete(key)
    else merged.set(key, { ...emptyTemplate, ...merged.get(key), ...template })
  }
  return Object.fromEntries(merged)
}

const emptyTemplate: MailTemplate = {
  subject: '',
  message: '',
  senderEmail: '',
  senderName: '',
  replyToEmail: '',
  replyToName: '',
}

type Check = (field: unknown) => boolean

/** An object of some of these fields and no others. */
function hasFields(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([name, field]) => Object.hasOwn(checks, name) && checks[name]?.(field) === true)
  )
}

function isText(field: unknown): boolean {
  return typeof field === 'string'
}

function isAddress(field: unknown): boolean {
  return typeof field === 'string' && (field === '' || parseEmail(field) !== null)
}
