/** The frame of the few pages that the server shows by itself: they need no network and no script. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { escapeHtml, htmlReply, type WrittenReply } from '../http/reply.ts'
import { style } from './style.ts'

export interface Page {
  readonly status: number
  readonly title: string
  /** HTML, with everything in it escaped by who wrote it. */
  readonly body: string
  /** Runs when the page is there; without it the page must work all the same. */
  readonly script?: string
}

export function pageReply({ status, title, body, script = '' }: Page): WrittenReply {
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${body}</main>${script === '' ? '' : `<script>${script}</script>`}</body></html>
`
  const response = htmlReply(status, html)
  for (const [name, value] of Object.entries(pageHeaders(script))) response.headers.set(name, value)
  return { response, text: html }
}

/**
 * Nothing is loaded, nothing framed, and of scripts and styles only ours run. Forms are not limited: browsers hold
 * every redirect behind one to the same rule, and the last one leads to the app, wherever it is.
 */
function pageHeaders(script: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src '${hash(style)}'`,
      ...(script === '' ? [] : [`script-src '${hash(script)}'`]),
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Cache-Control': 'no-store',
    // Not `no-referrer`: browsers would then hide from us that a form comes from our own page.
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  }
}

function hash(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}`
}
