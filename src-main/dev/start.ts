/** `npm start`: the desktop app where it can run, the same app in a browser where it cannot. */
import { spawn } from 'node:child_process'
import { findElectron, installElectron } from './electron-runtime.ts'
import { buildStale, serveBuilt } from './headless.ts'
import { endWithParent } from '../cli/parent.ts'
import { root } from './tool.ts'

const installSeconds = 30

if (await buildStale()) await open()

async function open(): Promise<void> {
  if (!hasDisplay()) return openHeadless('There is no display here')
  const electron = findElectron() ?? (await fetchElectron())
  if (electron === null) return openHeadless("Electron's runtime could not be fetched")
  const ending = await runElectron(electron)
  if (!ending.opened) return openHeadless(`Electron did not start (${ending.reason})`)
  process.exitCode = ending.exitCode
}

async function openHeadless(reason: string): Promise<void> {
  console.log(`${reason}: serving the same app headless, to be opened in a browser.`)
  await serveBuilt(process.argv.slice(2))
}

function fetchElectron(): Promise<string | null> {
  console.log(`Electron's runtime is missing: fetching it (at most ${installSeconds} s).`)
  return installElectron(installSeconds)
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

type Ending = { readonly opened: true; readonly exitCode: number } | { readonly opened: false; readonly reason: string }

/** The app prints its endpoint once its window is there; whoever ends before that never opened. */
function runElectron(executable: string): Promise<Ending> {
  return new Promise((resolve) => {
    // Chromium's own sandbox refuses to run as root.
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const child = spawn(executable, [...flags, root, '--', ...process.argv.slice(2)], {
      stdio: ['inherit', 'pipe', 'pipe'],
    })
    const complaints: string[] = []
    let opened = false
    child.stdout.on('data', (chunk: Buffer) => {
      opened = true
      process.stdout.write(chunk)
    })
    // Held back until the window is there: what a failed start prints is long, and one line follows instead.
    child.stderr.on('data', (chunk: Buffer) => {
      if (opened) process.stderr.write(chunk)
      else complaints.push(chunk.toString())
    })
    endWithParent()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => resolve({ opened: false, reason: error.message }))
    child.on('close', (code, signal) => {
      if (opened) resolve({ opened, exitCode: code ?? 1 })
      else resolve({ opened, reason: firstLine(complaints.join('')) ?? `exit ${code ?? signal ?? 'unknown'}` })
    })
  })
}

function firstLine(text: string): string | null {
  const line = text
    .split('\n')
    .map((candidate) => candidate.trim())
    .find((candidate) => candidate !== '')
  return line === undefined ? null : line.slice(0, 160)
}
