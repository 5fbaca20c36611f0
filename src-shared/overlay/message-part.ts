/** The newest message: its code and its link, to copy or to follow. */
import type { InboxMessage } from '../contract/inbox.ts'
import { type Attempt, button, element, part } from './element.ts'

export interface Part<Shown> {
  readonly root: HTMLElement
  show(shown: Shown): void
}

export function createMessagePart(attempt: Attempt, say: (text: string) => void): Part<InboxMessage | null> {
  const about = element('p', { class: 'quiet' })
  const code = element('output', { class: 'code', 'aria-label': 'Code' })
  const follow = element('a', { class: 'primary' }, 'Open link')
  let shown: InboxMessage | null = null

  async function copy(what: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
    } catch (error) {
      // Such as a page that is served neither over https nor from localhost, or that is not in front.
      throw new Error('This page may not use the clipboard. Select the text and copy it.', { cause: error })
    }
    say(`${what} copied.`)
  }
  const copyCode = button('Copy code', attempt, () => copy('Code', shown?.code ?? ''))
  const copyLink = button('Copy link', attempt, () => copy('Link', shown?.link ?? ''))
  copyCode.className = 'primary'
  return {
    root: part('Newest message', about, code, element('div', { class: 'row' }, copyCode, follow, copyLink)),
    show(message) {
      shown = message
      about.textContent = message === null ? 'None yet.' : `${message.kind} to ${message.to} · ${message.state}`
      code.textContent = shownCode(message?.code ?? '')
      code.hidden = copyCode.hidden = (message?.code ?? null) === null
      copyLink.hidden = (message?.link ?? null) === null
      const address = pageAddress(message?.link ?? '')
      follow.hidden = address === null
      if (address !== null) follow.href = address
    },
  }
}

/** `402 118` */
export function shownCode(code: string): string {
  return code.replace(/^(\d{3})(\d{3})$/, '$1 $2')
}

/** Null for what a page cannot follow: the scheme of an app, or a script. */
function pageAddress(link: string): string | null {
  return /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null
}
