/**
 * `npm run consumers`: the package as npm packs it in apps of webpack and Next.js, each with both majors of MSW, which are
 * installed from the registry into a folder of their own. Too much to download for every run of the tests; the build has to be there.
 */
import { execFile, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright'
import { findChromium } from '../../src-main/dev/chromium.ts'
import { nextFreePort } from '../../src-main/host/free-port.ts'
import { chromiumArguments } from '../chromium-arguments.ts'
import { packOffwrite } from './consumer.ts'
import { journey, sdk } from './journey.ts'

interface Bundler {
  readonly name: string
  readonly packages: readonly string[]
  readonly files: Readonly<Record<string, string>>
  /** Words for Node. */
  readonly build: readonly string[]
  serve(port: string): readonly string[]
}

const client = `${sdk}
import { createEmulator } from 'offwrite'
import { handlers } from 'offwrite/msw'
import { setupWorker } from 'msw/browser'
export async function play() {
  const emulator = await createEmulator({ clock: 'frozen', seed: 1 })
  await setupWorker(...handlers(emulator)).start({ quiet: true })
  ${journey}
  document.title = JSON.stringify({ $id, emailVerification })
}
`

const bundlers: readonly Bundler[] = [
  {
    name: 'webpack',
    packages: ['webpack@5', 'webpack-cli@6', 'serve@14'],
    files: {
      'src/client.js': client,
      'src/index.js': `import { play } from './client.js'\nplay()\n`,
      'public/index.html': '<!doctype html><script src="/main.js"></script>',
    },
    build: ['node_modules/webpack/bin/webpack.js', '--mode', 'production', '--output-path', 'public'],
    serve: (port) => ['node_modules/serve/build/main.js', 'public', '--listen', port],
  },
  {
    name: 'Next.js',
    packages: ['next@16', 'react@19', 'react-dom@19'],
    files: {
      'app/client.js': client,
      'app/layout.js': `export default ({ children }) => <html lang="en"><body>{children}</body></html>\n`,
      // MSW has no door for pages that are rendered by a server.
      'app/page.js': `'use client'
import dynamic from 'next/dynamic'
const View = dynamic(() => import('./view.js'), { ssr: false })
export default function Page() { return <View /> }
`,
      'app/view.js': `'use client'
import { useEffect } from 'react'
import { play } from './client.js'
export default function View() {
  useEffect(() => void play(), [])
  return null
}
`,
    },
    build: ['node_modules/next/dist/bin/next', 'build'],
    serve: (port) => ['node_modules/next/dist/bin/next', 'start', '--port', port],
  },
]

const browser = await findChromium()
if (!browser.found) throw new Error(browser.message)
const shown = await chromium.launch({
  args: [...chromiumArguments()],
  ...(browser.path === null ? {} : { executablePath: browser.path }),
})
using packed = await packOffwrite()
try {
  for (const bundler of bundlers) await tryBundler(bundler, packed.tarball)
} finally {
  await shown.close()
}

/** With both majors of MSW, in one folder one after the other. */
async function tryBundler(bundler: Bundler, tarball: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'offwrite-bundler-'))
  try {
    for (const [file, text] of Object.entries({ ...bundler.files, 'package.json': '{ "type": "module" }' })) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    mkdirSync(join(folder, 'public'), { recursive: true })
    await install(folder, [tarball, 'appwrite@27', ...bundler.packages])
    for (const major of ['3', '2']) {
      await install(folder, [`msw@${major}`])
      const title = await titleOf(bundler, folder)
      const where = `${bundler.name} with MSW ${installedMsw(folder)}`
      if (title !== '{"$id":"grace","emailVerification":true}') throw new Error(`${where}: the page says ${title}`)
      process.stdout.write(`${where}: signs up, verifies and signs in\n`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function install(cwd: string, packages: readonly string[]): Promise<void> {
  const isWindows = process.platform === 'win32'
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages]
  await promisify(execFile)(isWindows ? 'npm.cmd' : 'npm', words, { cwd, shell: isWindows })
}

function installedMsw(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'node_modules/msw/package.json'), 'utf8'))
  return String(version)
}

/** Of the page, once the journey has ended. */
async function titleOf(bundler: Bundler, folder: string): Promise<string> {
  // What `npx msw init public` writes.
  copyFileSync(join(folder, 'node_modules/msw/lib/mockServiceWorker.js'), join(folder, 'public/mockServiceWorker.js'))
  await promisify(execFile)(process.execPath, [...bundler.build], { cwd: folder })
  const port = String(await nextFreePort(24_000))
  const server = spawn(process.execPath, [...bundler.serve(port)], { cwd: folder, stdio: 'ignore' })
  // Of its own, with no service worker of the run before.
  const context = await shown.newContext()
  try {
    const page = await context.newPage()
    await page.goto(await answering(`http://localhost:${port}/`))
    await page.waitForFunction(() => document.title !== '', null, { timeout: 60_000 })
    return await page.title()
  } finally {
    await context.close()
    server.kill()
  }
}

/** The address, once somebody answers there. */
async function answering(address: string): Promise<string> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answered = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answered) return address
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nobody answers at ${address}.`)
}
