/** The desktop entry: hands Electron's parts to the app, and its files to the server. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  screen,
  session,
  shell,
} from 'electron'
import { serve } from './cli/commands/serve.ts'
import { dataPath, hostOptions } from './cli/host-options.ts'
import { createOutput } from './cli/output.ts'
import { readWords } from './cli/program.ts'
import { serveSettings, type ServeValues } from './cli/settings.ts'
import { settleAll, sourcesOf } from './cli/sources.ts'
import { startOptions } from './cli/start-options.ts'
import { UsageError } from './cli/usage-error.ts'
import { type DesktopOptions, startDesktop } from './desktop/desktop.ts'
import type { DesktopParts } from './desktop/parts.ts'
import type { StartOption } from '../src-shared/contract/settings.ts'
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

/** Those on screen: what nobody holds is collected, and pressing it would do nothing. */
const shownNotices = new Set<Notification>()

const parts: DesktopParts = {
  platform: process.platform,
  app,
  session: () => session.defaultSession,
  calls: ipcMain,
  theme: nativeTheme,
  displays: () => screen.getAllDisplays().map((display) => display.workArea),
  createWindow: (windowOptions) => new BrowserWindow(windowOptions),
  setMenu: (template) => Menu.setApplicationMenu(Menu.buildFromTemplate(template)),
  clipboard,
  notify: ({ title, body, button }, onPress) => {
    if (!Notification.isSupported()) return false
    const notice = new Notification({ title, body, silent: true, actions: [{ type: 'button', text: button }] })
    shownNotices.add(notice)
    notice.on('click', onPress)
    notice.on('action', onPress)
    notice.on('close', () => shownNotices.delete(notice))
    notice.show()
    return true
  },
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

interface ServeOptions {
  readonly values: ServeValues
  readonly data: string | null
  readonly started: readonly StartOption[]
}

function desktopOptions({ values, data, started }: ServeOptions): DesktopOptions {
  return {
    port: values.port,
    startHost: (port) =>
      startHost({
        ...hostOptions(values, data, process.cwd()),
        startOptions: started,
        port,
        ...(values.host === null ? {} : { host: values.host }),
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

/** The options of `offwrite serve`, behind `--`: what stands before it belongs to Chromium. Data of its own by default. */
function readOptions(): ServeOptions {
  const separator = process.argv.indexOf('--')
  const words = separator === -1 ? [] : process.argv.slice(separator + 1)
  const asked = readWords(['serve', ...words], [serve])
  if (asked.kind !== 'run') throw new UsageError('The desktop app takes the options of: offwrite serve')
  const folder = process.cwd()
  const sources = sourcesOf(asked.given, { environment: process.env, folder })
  const data = dataPath(sources, folder, join(userData, 'offwrite.db'))
  return { values: settleAll(serveSettings, sources), data, started: startOptions(sources, data) }
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
