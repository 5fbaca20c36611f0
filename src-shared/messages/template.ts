/** The words that a project has for a kind of mail in place of ours. */
import type { MailTemplate } from '../contract/settings.ts'
import { escapeHtml } from '../http/reply.ts'
import type { Letter } from './letter.ts'

/** Puts values where the template names them as `{{name}}`; other names stay as they are, and so do empty parts. */
export function fillTemplate(
  { subject, message }: Pick<MailTemplate, 'subject' | 'message'>,
  variables: Readonly<Record<string, string>>,
  letter: Letter,
): Letter {
  const asIs = (value: string) => value
  return {
    subject: subject === '' ? letter.subject : filled(subject, variables, asIs),
    text: message === '' ? letter.text : filled(plainText(message), variables, asIs),
    html: message === '' ? letter.html : filled(message, variables, escapeHtml),
  }
}

function filled(text: string, variables: Readonly<Record<string, string>>, write: (value: string) => string): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    Object.hasOwn(variables, name) ? write(variables[name] ?? '') : whole,
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** What HTML says, with links beside their words, for readers of mail without it. */
function plainText(html: string): string {
  const text = html
    .replace(/<(head|style|script)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/<a\b[^>]*\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_whole, link: string, label: string) =>
      label.trim() === link ? link : `${label}: ${link}`,
    )
    .replace(/\s+/g, ' ')
    .replace(/<br\b[^>]*>|<\/(p|div|h[1-6]|li|tr)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
  const lines = text.split('\n').map((line) => line.trim())
  return `${lines.join('\n').trim()}\n`
}
