/** Finds the Chromium that the browser tests run in, and installs one where there is none. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'
import { run, runTool } from './tool.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

export type ChromiumSearch =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly message: string }

export async function findChromium(): Promise<ChromiumSearch> {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (await starts(named)) return { found: true, path: named }
    return { found: false, message: `CHROME_PATH is ${named}, which does not start. Name a Chromium, or unset it.` }
  }
  const present = await firstThatStarts([...onPath(), ...usualPlaces, chromium.executablePath()])
  return present === null ? install() : { found: true, path: present }
}

async function install(): Promise<ChromiumSearch> {
  console.log('No Chromium found. Installing one with Playwright (at most 3 minutes).')
  await runTool('playwright', 'playwright', ['install', 'chromium'], { output: 'keep', timeoutSeconds: 180 })
  const downloaded = await firstThatStarts([chromium.executablePath()])
  if (downloaded !== null) return { found: true, path: downloaded }

  if (isRoot() && existsSync('/usr/bin/apt-get')) {
    console.log("That did not work here. Installing the system's package chromium with apt-get.")
    const environment = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { output: 'keep', environment, timeoutSeconds: 120 })
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      output: 'keep',
      environment,
      timeoutSeconds: 300,
    })
    const packaged = await firstThatStarts(onPath())
    if (packaged !== null) return { found: true, path: packaged }
  }
  return {
    found: false,
    message:
      'The browser tests need Chromium and none could be installed. Install Chromium or Chrome' +
      (process.platform === 'linux' ? ' (Debian: apt-get install chromium)' : '') +
      ', or set CHROME_PATH to one, then run this again.',
  }
}

function onPath(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  return names.flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
}

async function firstThatStarts(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    if (existsSync(path) && (await starts(path))) return path
  }
  return null
}

/** A browser can be there and lack system libraries: only starting it tells. On Windows `--version` opens a window. */
async function starts(path: string): Promise<boolean> {
  if (process.platform === 'win32') return existsSync(path)
  const { exitCode } = await run(path, ['--version'], { output: 'keep', timeoutSeconds: 20 })
  return exitCode === 0
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}
