/** Serves the built window: files of one folder, and its page for every path that is a screen. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { escapeHtml } from '../../src-shared/http/reply.ts'
import { pageHeaders, withNonce } from './content-policy.ts'
import { errorCode } from './host-error.ts'

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

export function serveStaticFiles(folder: string | null): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(request)
    const segments = pathSegments(new URL(request.url).pathname)
    if (segments === null) return textPage(400, 'This address cannot be read', 'Its path is not valid.')
    const isPage = segments.length === 0 || segments.at(-1) === 'index.html'
    const bytes = folder === null || isPage ? null : await readIfFile(join(folder, ...segments))
    if (bytes !== null) return asset(segments, bytes)
    if (extname(segments.at(-1) ?? '') !== '' && !isPage) {
      return textPage(404, 'Not found', 'There is no such file in the window.')
    }
    const html = folder === null ? null : await readIfFile(join(folder, 'index.html'))
    if (html === null) {
      return textPage(
        503,
        'The window is not built',
        'The API answers all the same. Build the window with: npm run build',
      )
    }
    return page(html.toString('utf8'))
  }
}

/** The decoded names of a path, none of which can climb out of a folder or name a drive; null when one could. */
export function pathSegments(pathname: string): readonly string[] | null {
  try {
    const segments = pathname
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
    return segments.every((segment) => /^(?!\.)[^/\\:\0]+$/.test(segment)) ? segments : null
  } catch {
    return null
  }
}

async function readIfFile(path: string): Promise<Buffer<ArrayBuffer> | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error))) return null
    throw error
  }
}

function asset(segments: readonly string[], bytes: Buffer<ArrayBuffer>): Response {
  const name = segments.at(-1) ?? ''
  // The build puts a hash of the content into these names: other content has another name.
  const isHashed = segments[0] === 'assets' && /-[\w-]{8,}\.\w+$/.test(name)
  return new Response(bytes, {
    headers: {
      ...pageHeaders(null),
      'Content-Type': contentTypes[extname(name).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': String(bytes.length),
      'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  })
}

function page(html: string): Response {
  const nonce = randomBytes(16).toString('base64url')
  return htmlResponse(200, withNonce(html, nonce), pageHeaders(nonce))
}

function refuseMethod(request: Request): Response {
  const reply = textPage(405, 'Not allowed', `The window is only read, so ${request.method} has no meaning here.`)
  reply.headers.set('Allow', 'GET, HEAD')
  return reply
}

/** A page of plain words, without style or script. */
export function textPage(status: number, title: string, text: string): Response {
  const html =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">' +
    `<title>${escapeHtml(title)} · Offwrite</title></head>` +
    `<body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p></body></html>`
  return htmlResponse(status, html, pageHeaders(null))
}

function htmlResponse(status: number, html: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(html, {
    status,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(Buffer.byteLength(html)),
      'Cache-Control': 'no-store',
    },
  })
}
