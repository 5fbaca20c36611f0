/** Keeps every page of the app where it is: no navigation away, no windows but its own screens, no embedded guests. */
import { isOwnPage, isWebLink, popOutKind } from './addresses.ts'
import type { popOutOptions } from './window-options.ts'

interface Preventable {
  preventDefault(): void
}

interface Navigation extends Preventable {
  readonly url: string
}

/** What is needed of Electron's `WebContents`. */
export interface GuardedPage {
  on(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', listener: (event: Navigation) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: (details: { readonly url: string }) => WindowAnswer): void
}

export type WindowAnswer =
  | { action: 'deny' }
  | { action: 'allow'; overrideBrowserWindowOptions: ReturnType<typeof popOutOptions> }

export interface PageGuardOptions {
  /** Null until the server listens: then there is no page to be on. */
  readonly origin: () => string | null
  readonly openInBrowser: (address: string) => void
  /** How such a window is made. */
  readonly popOut: (kind: 'screen' | 'code') => ReturnType<typeof popOutOptions>
}

export function guardPage(page: GuardedPage, { origin, openInBrowser, popOut }: PageGuardOptions): void {
  const leave = (address: string): void => {
    if (isWebLink(address)) openInBrowser(address)
  }
  const isOwn = (address: string): boolean => {
    const own = origin()
    return own !== null && isOwnPage(address, own)
  }
  page.on('will-navigate', (event) => {
    if (isOwn(event.url)) return
    event.preventDefault()
    // A link that the reader pressed; frames and redirects, which nobody pressed, lead nowhere.
    leave(event.url)
  })
  for (const event of ['will-frame-navigate', 'will-redirect'] as const) {
    page.on(event, (navigation) => {
      // The frame that a mail is shown in has its page from ours, and goes nowhere.
      if (navigation.url !== 'about:srcdoc' && !isOwn(navigation.url)) navigation.preventDefault()
    })
  }
  page.on('will-attach-webview', (event) => event.preventDefault())
  page.setWindowOpenHandler(({ url }) => {
    const own = origin()
    const kind = own === null ? null : popOutKind(url, own)
    if (kind !== null) return { action: 'allow', overrideBrowserWindowOptions: popOut(kind) }
    leave(url)
    return { action: 'deny' }
  })
}
