/** An error for people: what a browser shows that came here by itself (contract section 1). */
import { escapeHtml, type WrittenReply } from '../http/reply.ts'
import { pageReply } from './page.ts'

export interface ErrorFacts {
  readonly status: number
  /** Such as `user_blocked`. */
  readonly type: string
  readonly message: string
  /** Such as `GET /v1/nothing`; empty where it says no more than the address bar. */
  readonly place?: string
  /** A sentence of the emulator. */
  readonly hint?: string
}

export function errorPage({ status, type, message, place = '', hint = '' }: ErrorFacts): WrittenReply {
  const title = status === 404 ? 'Not found' : status < 500 ? 'This cannot be done' : 'The server failed'
  return pageReply({
    status,
    title,
    body: `<h1>${title}</h1><p>${escapeHtml(message)}</p><dl><dt>Type</dt><dd><code data-error="type">${escapeHtml(type)}</code></dd><dt>Code</dt><dd data-error="code">${status}</dd>${place === '' ? '' : `<dt>Call</dt><dd><code>${escapeHtml(place)}</code></dd>`}</dl>${hint === '' ? '' : `<p>${escapeHtml(hint)}</p>`}`,
  })
}
