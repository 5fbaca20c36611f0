/** The desktop entry: hands Electron's parts to the app, and its files to the server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, screen, session, shell } from 'electron'
import { readCommand, type ServeOptions, UsageError } from './cli/options.ts'
import { createOutput } from './cli/output.ts'
import { type DesktopOptions, startDesktop } from './desktop/desktop.ts'
import type { DesktopParts } from './desktop/parts.ts'
import { startHost } from './host/index.ts'

const output = createOutput({
  json: false,
  quiet: false,
  colors: false,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
})

const userData = app.getPath('userData')
const memoryFile = join(userData, 'window.json')

const parts: DesktopParts = {
  platform: process.platform,
  app,
  session: () => session.defaultSession,
  calls: ipcMain,
  theme: nativeTheme,
  displays: () => screen.getAllDisplays().map((display) => display.workArea),
  createWindow: (windowOptions) => new BrowserWindow(windowOptions),
  setMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  openInBrowser: (address) => void shell.openExternal(address),
  revealFile: (path) => shell.showItemInFolder(path),
  ask: async (message, detail, buttons) => {
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: buttons.length - 1,
    })
    return response
  },
  showFailure: (message, detail) => dialog.showErrorBox(message, detail),
}

function desktopOptions(options: ServeOptions): DesktopOptions {
  return {
    port: options.port,
    startHost: (port) =>
      startHost({
        port,
        ...(options.host === null ? {} : { host: options.host }),
        data: options.data,
        projectId: options.project,
        strict: options.strict,
        passwordCost: options.passwordCost,
        allowedHosts: options.allowedHosts,
        controlOrigins: options.allowedOrigins,
        uiFolder: join(import.meta.dirname, '../renderer'),
        onExchange: output.exchange,
        onProblem: output.notice,
      }),
    preload: join(import.meta.dirname, '../preload/index.cjs'),
    readMemory: () => (existsSync(memoryFile) ? readFileSync(memoryFile, 'utf8') : ''),
    writeMemory: (memory) => writeFileSync(memoryFile, JSON.stringify(memory)),
    announce: (host) => {
      if (host === null) process.stdout.write('Offwrite is open already: its window comes to the front.\n')
      else output.ready(host)
    },
  }
}

/** The options of `offwrite serve`, behind `--`: what stands before it belongs to Chromium. */
function readOptions(): ServeOptions {
  const separator = process.argv.indexOf('--')
  const words = separator === -1 ? [] : process.argv.slice(separator + 1)
  const where = words.includes('--memory') ? [] : ['--data', join(userData, 'offwrite.db')]
  const command = readCommand(['serve', ...where, ...words])
  if (command.kind !== 'serve') throw new UsageError('The desktop app takes the options of: offwrite serve')
  return command.options
}

function main(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  mkdirSync(userData, { recursive: true })
  // Not awaited here: Electron becomes ready only after this module has run to its end.
  startDesktop(parts, desktopOptions(readOptions())).catch(fail)
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  app.exit(error instanceof UsageError ? 2 : 1)
}

try {
  main()
} catch (error) {
  fail(error)
}
