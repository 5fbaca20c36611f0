/**
 * A mail as a page of its own that can do nothing: no scripts, no network, no links. It is shown in a frame that is
 * sandboxed besides, under the window's own content policy; styles are let in by the policy's nonce.
 */

export interface RenderedMail {
  readonly page: string
  /** Addresses that the mail links to, each once. */
  readonly links: readonly string[]
  /** Images that would have been asked for elsewhere. */
  readonly imagesLeftOut: number
}

const removed =
  'script, style, iframe, frame, frameset, object, embed, link, meta, base, template, audio, video, source'
const fetching = ['srcset', 'background', 'poster', 'ping', 'action', 'formaction', 'xlink:href']

const aside = 'data-mail-'

/** Mails are written for white paper. */
const paper =
  'html{color-scheme:only light;background:Canvas;color:CanvasText;font:14px/1.5 sans-serif}' +
  'body{margin:16px;overflow-wrap:anywhere}img{max-width:100%}a{color:LinkText;text-decoration:underline}'

export function renderMail(html: string, nonce: string): RenderedMail {
  const styles: string[] = []
  const { documentElement: page, head } = new DOMParser().parseFromString(disarmed(html, styles), 'text/html')
  for (const element of page.querySelectorAll(removed)) element.remove()

  const links = new Set<string>()
  for (const anchor of page.querySelectorAll('[href]')) {
    const address = anchor.getAttribute('href') ?? ''
    if (address !== '' && !address.startsWith('#')) links.add(address)
    anchor.removeAttribute('href')
  }

  const remote = [...page.querySelectorAll('[src]')].filter((image) => !/^data:image\//i.test(srcOf(image)))
  for (const image of remote) image.removeAttribute('src')

  const rules: string[] = []
  for (const element of page.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith('on') || name.startsWith(`${aside}on`) || fetching.includes(name)) {
        element.removeAttribute(name)
      }
    }
    const own = element.getAttribute(`${aside}style`)
    if (own === null) continue
    // Only a style sheet can carry the nonce. Said three times, a rule weighs about what a style attribute does.
    element.setAttribute(`${aside}style`, String(rules.length))
    rules.push(`${`[${aside}style="${rules.length}"]`.repeat(3)}{${own.replaceAll(/[{}]/g, '')}}`)
  }

  const policy = `default-src 'none'; style-src ${nonce === '' ? "'unsafe-inline'" : `'nonce-${nonce}'`}; img-src data:`
  // A less-than sign could end the style element.
  const sheet = [paper, ...styles, ...rules].join('\n').replaceAll('<', '')
  head.innerHTML = `<meta http-equiv="Content-Security-Policy" content="${policy}"><style nonce="${nonce}">${sheet}</style>`
  return {
    page: `<!doctype html>${page.outerHTML}`,
    links: [...links],
    imagesLeftOut: remote.filter(({ localName }) => localName === 'img').length,
  }
}

/** The parser itself would complain of what the window's policy forbids: it gets that under other names, or not at all. */
function disarmed(html: string, styles: string[]): string {
  return html
    .replaceAll(/<style[^>]*>([^]*?)<\/style>/gi, (_element, sheet: string) => {
      styles.push(sheet)
      return ''
    })
    .replaceAll(/<[a-z][^>]*>/gi, (tag) => tag.replaceAll(/([\s"'/])(style|on\w+)(?=\s*=)/gi, `$1${aside}$2`))
}

function srcOf(element: Element): string {
  return element.getAttribute('src') ?? ''
}
