import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startHost } from '../../src-main/host/index.ts'
import { rawRequest } from './raw-http.ts'
import { temporaryFolder } from './temporary-folder.ts'

const html = '<!doctype html><html><head><title>Offwrite</title></head><body><div id="root"></div></body></html>'

/** A host around a small window; `secret.txt` lies beside the folder that is served. */
async function startWindow(): Promise<number> {
  const folder = temporaryFolder()
  const uiFolder = join(folder, 'renderer')
  mkdirSync(join(uiFolder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'the secret')
  writeFileSync(join(uiFolder, 'index.html'), html)
  writeFileSync(join(uiFolder, 'icon.svg'), '<svg/>')
  writeFileSync(join(uiFolder, '.hidden'), 'the secret')
  writeFileSync(join(uiFolder, 'assets', 'index-Ab3_x9-Z.js'), 'export {}')
  return startOn(uiFolder)
}

async function startOn(uiFolder: string | null): Promise<number> {
  const host = await startHost({ port: 0, data: null, uiFolder })
  onTestFinished(() => host.close())
  return host.port
}

test('window: its page allows no inline script, and inline style only with the nonce of this answer', async () => {
  const port = await startWindow()
  const first = await rawRequest(port, '/')
  const policy = String(first.headers['content-security-policy'])
  const nonce = /<meta property="csp-nonce" nonce="([\w-]{22})">/.exec(first.body)?.[1]
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`)
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
  expect(first.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
  })
  expect((await rawRequest(port, '/')).body).not.toBe(first.body)
})

test('window: hashed files are kept for good, others are asked for anew', async () => {
  const port = await startWindow()
  const script = await rawRequest(port, '/assets/index-Ab3_x9-Z.js')
  expect(script.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-length': '9',
  })
  const icon = await rawRequest(port, '/icon.svg')
  expect(icon.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'no-cache' })
})

test('window: HEAD tells the length and sends no body', async () => {
  const port = await startWindow()
  const head = await rawRequest(port, '/icon.svg', { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.body]).toEqual([200, '6', ''])
})

test.each(['/users', '/demo/users/6b01446d8dd88cd5362a', '/index.html', '/assets'])(
  'window: %s is a screen of the page',
  async (path) => {
    const reply = await rawRequest(await startWindow(), path)
    expect([reply.status, reply.body.includes('id="root"')]).toEqual([200, true])
  },
)

test('window: a missing file is 404 and not the page', async () => {
  const reply = await rawRequest(await startWindow(), '/assets/gone-12345678.js')
  expect([reply.status, reply.body.includes('id="root"')]).toEqual([404, false])
})

test.each([
  '/../secret.txt',
  '/assets/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%2fsecret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
  '/..\\secret.txt',
  '//../secret.txt',
  '/%252e%252e/secret.txt',
  '/%c0%ae%c0%ae/secret.txt',
  '/C:%5csecret.txt',
  '/%00secret.txt',
  '/%',
  '/.hidden',
  'http://localhost/../secret.txt',
])('window: %s does not leave the folder', async (path) => {
  const reply = await rawRequest(await startWindow(), path)
  expect(reply.body).not.toContain('the secret')
  expect(reply.status).toBeGreaterThanOrEqual(400)
  expect(reply.status).toBeLessThan(500)
})

test('window: is only read', async () => {
  const reply = await rawRequest(await startWindow(), '/', { method: 'POST' }, Buffer.from('x'))
  expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD'])
})

test('window: says what to run when it is not built', async () => {
  for (const folder of [null, join(temporaryFolder(), 'none')]) {
    const reply = await rawRequest(await startOn(folder), '/')
    expect(reply.status).toBe(503)
    expect(reply.body).toContain('npm run build')
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
  }
})
