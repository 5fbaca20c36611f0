/** The desktop app: one copy, the server inside, one guarded window that shows what the server serves. */
import { type ControlClient, createControlClient } from '../../src-shared/client/control-client.ts'
import type { DesktopAction } from '../../src-shared/contract/desktop.ts'
import type { Emulator } from '../../src-shared/emulator.ts'
import { EmulatorError } from '../../src-shared/http/errors.ts'
import { HostError, type RunningHost } from '../host/index.ts'
import { answerCalls } from './calls.ts'
import { createCopy } from './clipboard.ts'
import { createMainWindow } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { guardPage } from './page-guard.ts'
import type { DesktopParts } from './parts.ts'
import { restrictPermissions } from './permissions.ts'
import { startOnAPort } from './start-on-a-port.ts'
import { parseWindowMemory, type WindowMemory } from './window-memory.ts'
import { popOutOptions } from './window-options.ts'

export interface DesktopOptions {
  readonly port: number
  readonly startHost: (port: number) => Promise<RunningHost>
  /** Path of the built preload script. */
  readonly preload: string
  /** What was kept at the last start, as text. */
  readonly readMemory: () => string
  readonly writeMemory: (memory: WindowMemory) => void
  /** Tells the terminal, if there is one. */
  readonly announce: (host: RunningHost | null) => void
}

/** Resolves once the window shows the page, or once the app is ending. */
export async function startDesktop(parts: DesktopParts, options: DesktopOptions): Promise<void> {
  const { app } = parts
  if (!app.requestSingleInstanceLock()) {
    options.announce(null)
    return app.quit()
  }
  let host: RunningHost | null = null
  const origin = (): string | null => host?.url ?? null
  // Before the app is ready: every page there will ever be is guarded, and none runs outside the sandbox.
  app.enableSandbox()
  const popOut = (kind: 'screen' | 'code') =>
    popOutOptions({ isDark: parts.theme.shouldUseDarkColors, platform: parts.platform }, kind)
  app.on('web-contents-created', (_event, page) =>
    guardPage(page, { origin, openInBrowser: parts.openInBrowser, popOut }),
  )
  await app.whenReady()
  restrictPermissions(parts.session(), origin)
  try {
    host = await startOnAPort(options.startHost, options.port, parts.ask)
  } catch (error) {
    parts.showFailure(...failureText(error))
    return app.exit(1)
  }
  if (host === null) return app.exit(0)
  closeBeforeQuitting(app, host)
  await openWindow(parts, options, host)
  options.announce(host)
}

async function openWindow(parts: DesktopParts, options: DesktopOptions, host: RunningHost): Promise<void> {
  const { app } = parts
  const { dataFile, url } = host
  const window = createMainWindow(parts, {
    url,
    preload: options.preload,
    memory: parseWindowMemory(options.readMemory(), parts.displays()),
    remember: options.writeMemory,
  })
  const revealDataFile = (): boolean => {
    if (dataFile !== null) parts.revealFile(dataFile)
    return dataFile !== null
  }
  const revealSnapshot = async (name: string): Promise<boolean> => {
    // Of those that the emulator knows: no page says which file is shown.
    const { snapshots } = await clientOf(host.emulator).snapshots()
    const path = snapshots.find((snapshot) => snapshot.name === name)?.path ?? null
    if (path !== null) parts.revealFile(path)
    return path !== null
  }
  const showActions = (ofPage: readonly DesktopAction[]): void => {
    parts.setMenu(
      menuTemplate({
        platform: parts.platform,
        isPackaged: app.isPackaged,
        hasDataFile: dataFile !== null,
        ofPage,
        actions: {
          goTo: (screen) => void window.goTo(screen),
          openInBrowser: () => parts.openInBrowser(`${url}/`),
          revealDataFile,
          perform: window.perform,
        },
      }),
    )
  }
  const copy = createCopy(parts.clipboard)
  answerCalls(parts.calls, {
    origin: () => url,
    revealDataFile,
    revealSnapshot,
    showTheme: window.wear,
    showActions,
    copy,
    notify: ({ copies, ...notice }) => parts.notify(notice, () => void copy(copies).catch(() => undefined)),
  })
  // The page brings its own once it has one.
  showActions([])
  app.on('second-instance', () => void window.show())
  app.on('activate', () => void window.show())
  app.on('window-all-closed', () => {
    // On a Mac an app without windows goes on, and so does the server that tests may be using.
    if (parts.platform !== 'darwin') app.quit()
  })
  await window.show()
}

function clientOf(emulator: Emulator): ControlClient {
  return createControlClient({
    origin: 'http://localhost',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    schedule: () => () => undefined,
  })
}

/** Quitting waits until the data file is whole. */
function closeBeforeQuitting(app: DesktopParts['app'], host: RunningHost): void {
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    const leave = (): void => {
      isClosed = true
      app.quit()
    }
    host.close().then(leave, leave)
  })
}

function failureText(error: unknown): readonly [message: string, detail: string] {
  if (error instanceof HostError || error instanceof EmulatorError) return [error.message, error.hint]
  return ['Offwrite could not start.', error instanceof Error ? error.message : String(error)]
}
