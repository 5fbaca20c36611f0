/** A page of other people with the overlay as it is built, on an origin of its own. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright'
import { type RunningHost, startHost } from '../../src-main/host/index.ts'
import { root } from '../architecture/imports.ts'

export interface PageWithOverlay extends AsyncDisposable {
  readonly page: Page
  readonly host: RunningHost
  /** Errors that nobody caught, content that the page's policy forbids. */
  readonly complaints: readonly string[]
}

const library = join(root, 'out', 'library')

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notes</title>
<link rel="stylesheet" href="/app.css"><script type="module" src="/app.js"></script></head>
<body><main><h1>Notes</h1><p>Nobody is signed in.</p></main></body></html>`

/** As rude as styles can be. */
const css = `* { font-size: 40px !important; color: red !important; background: white; transform: none !important }
button, section { display: none !important } h1, p { color: black !important } body > :last-child { outline: 0 }`

const script = `
import { hideOverlay } from '/overlay.js'
addEventListener('keydown', ({ key }) => { document.title += ' ' + key })
window.hideOverlay = hideOverlay
`

/** As the docs have it, with the address of the server and what a bundler makes of the names. */
function overlay(url: string): string {
  const [, code = ''] = /```ts page\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs', 'testing.md'), 'utf8')) ?? []
  return code.replaceAll(/'offwrite\/(\w+)'/g, "'/library/$1/index.js'").replace('http://localhost:4280', url)
}

export async function openPageWithOverlay(browser: Browser): Promise<PageWithOverlay> {
  let url = ''
  const app = createServer(({ url: path = '/' }, answer) => {
    const { type, text } = fileOf(path, url)
    // No style and no script but its own files: what the overlay brings is neither.
    const policy = `default-src 'self'; connect-src ${url}; img-src 'self' data:`
    answer.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(text)
  })
  const origin = await listening(app)
  const host = await startHost({ port: 0, data: null, uiFolder: null, controlOrigins: [origin] })
  url = host.url
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  const page = await context.newPage()
  page.setDefaultTimeout(5_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(origin)
  return {
    page,
    host,
    complaints,
    async [Symbol.asyncDispose]() {
      await context.close()
      app.close()
      await host.close()
    },
  }
}

function fileOf(path: string, url: string): { readonly type: string; readonly text: string } {
  if (path === '/') return { type: 'text/html', text: html }
  if (path === '/app.css') return { type: 'text/css', text: css }
  if (path === '/app.js') return { type: 'text/javascript', text: script }
  if (path === '/overlay.js') return { type: 'text/javascript', text: overlay(url) }
  if (!path.startsWith('/library/')) return { type: 'text/plain', text: '' }
  return { type: 'text/javascript', text: readFileSync(join(library, path.slice('/library/'.length)), 'utf8') }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page has no port.')
  return `http://localhost:${address.port}`
}
