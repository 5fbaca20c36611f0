/** What every message is made of: a subject, plain text, and the same as a page without scripts or anything remote. */
import { escapeHtml } from '../http/reply.ts'

export interface Letter {
  /** Empty for an SMS. */
  readonly subject: string
  readonly text: string
  /** Empty for an SMS. */
  readonly html: string
}

/** One paragraph; with a link it is the words that are clicked. */
export type Paragraph = string | { readonly label: string; readonly link: string }

/** Text carries links as they are, on a line of their own; HTML escapes everything that callers put in. */
export function mail(subject: string, paragraphs: readonly Paragraph[]): Letter {
  return {
    subject,
    text: `${paragraphs.map((part) => (typeof part === 'string' ? part : `${part.label}:\n${part.link}`)).join('\n\n')}\n`,
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${paragraphs
      .map((part) => `<p>${typeof part === 'string' ? escapeHtml(part) : anchor(part)}</p>`)
      .join('')}</body></html>`,
  }
}

function anchor({ label, link }: { readonly label: string; readonly link: string }): string {
  return `<a href="${escapeHtml(link)}">${escapeHtml(label)}</a>`
}

/** How a mail begins; empty text stands for a name that is not known. */
export function greeting(name: string): string {
  return name === '' ? 'Hello,' : `Hello ${name},`
}

export function sms(text: string): Letter {
  return { subject: '', text, html: '' }
}
