/** The last pages of an OAuth2 flow whose app named none, and the one that posts a provider's answer. */
import { escapeHtml, type WrittenReply } from '../http/reply.ts'
import { pageReply } from './page.ts'

/** In place of the console's page of success. */
export function successPage(): WrittenReply {
  return pageReply({
    status: 200,
    title: 'Signed in',
    body: `<p class="tag">Emulated</p><h1>Signed in</h1><p>This browser has the session now. The app named no page of its own: give the SDK call a <code>success</code> URL, and the browser goes there instead.</p>`,
  })
}

/** In place of the console's page of failure; `error` as the redirect route writes it. */
export function failurePage({ message, type }: { readonly message: string; readonly type: string }): WrittenReply {
  return pageReply({
    status: 200,
    title: 'Not signed in',
    body: `<p class="tag">Emulated</p><h1>Not signed in</h1><p>${escapeHtml(message)}</p>${type === '' ? '' : `<dl><dt>Type</dt><dd><code>${escapeHtml(type)}</code></dd></dl>`}<p class="quiet">The app named no page of its own: give the SDK call a <code>failure</code> URL, and the browser goes there instead.</p>`,
  })
}

/** A form that the browser sends on, as Apple does it. */
export function postPage(action: string, fields: Readonly<Record<string, string>>): WrittenReply {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return pageReply({
    status: 200,
    title: 'Going back to the app',
    script: 'document.forms[0].submit()',
    body: `<p class="tag">Emulated</p><h1>Going back to the app</h1><form method="post" action="${escapeHtml(action)}">${inputs.join('')}<button class="first">Continue</button></form>`,
  })
}
