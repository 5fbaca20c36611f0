/** Electron's parts, as far as the app uses them, that write down what is done to them and play back events. */
import type { MenuEntry } from '../../src-main/desktop/menu.ts'
import type { GuardedPage, WindowAnswer } from '../../src-main/desktop/page-guard.ts'
import type { DesktopParts, WindowPart } from '../../src-main/desktop/parts.ts'
import type { GuardedSession } from '../../src-main/desktop/permissions.ts'
import type { windowOptions } from '../../src-main/desktop/window-options.ts'

type Listener = (...parameters: never[]) => unknown

export interface Events {
  readonly on: (event: string, listener: Listener) => void
  /** Calls the listeners of an event with these parameters. */
  readonly emit: (event: string, ...parameters: unknown[]) => void
}

export function recordEvents(): Events {
  const listeners: { readonly event: string; readonly listener: Listener }[] = []
  return {
    on: (event, listener) => void listeners.push({ event, listener }),
    emit: (event, ...parameters) => {
      for (const entry of listeners) if (entry.event === event) Reflect.apply(entry.listener, null, parameters)
    },
  }
}

/** A page, and how to try to leave it. */
export function recordPage() {
  const events = recordEvents()
  const handlers: ((details: { readonly url: string }) => WindowAnswer)[] = []
  const page: GuardedPage = { on: events.on, setWindowOpenHandler: (handler) => void handlers.push(handler) }
  /** True when the event was let through. */
  const passes = (event: string, url: string): boolean => {
    let isPrevented = false
    events.emit(event, { url, preventDefault: () => (isPrevented = true) })
    return !isPrevented
  }
  return { page, passes, open: (url: string) => handlers.map((handler) => handler({ url })) }
}

export function recordSession() {
  const recorded: {
    request?: Parameters<GuardedSession['setPermissionRequestHandler']>[0]
    check?: Parameters<GuardedSession['setPermissionCheckHandler']>[0]
    device?: () => boolean
  } = {}
  const session: GuardedSession = {
    setPermissionRequestHandler: (handler) => void (recorded.request = handler),
    setPermissionCheckHandler: (handler) => void (recorded.check = handler),
    setDevicePermissionHandler: (handler) => void (recorded.device = handler),
  }
  return { session, recorded }
}

export interface RecordedWindow {
  readonly options: ReturnType<typeof windowOptions>
  readonly events: Events
  /** What was done to it, in order: `load http://…`, `show` … */
  readonly done: string[]
}

export interface DesktopSettings {
  readonly platform?: string
  readonly isFirst?: boolean
  readonly isPackaged?: boolean
  readonly isDark?: boolean
  /** The button that the reader presses in a question. */
  readonly press?: number
}

export function recordDesktop(settings: DesktopSettings = {}) {
  const { platform = 'linux', isFirst = true, isPackaged = true, isDark = false, press = 0 } = settings
  const appEvents = recordEvents()
  const themeEvents = recordEvents()
  const { session, recorded: permissions } = recordSession()
  const done: string[] = []
  const windows: RecordedWindow[] = []
  const menus: MenuEntry[][] = []
  const calls = new Map<string, Parameters<DesktopParts['calls']['handle']>[1]>()
  const clipboard = { text: '' }
  const notices: (() => void)[] = []
  const theme = { themeSource: 'system' as const, shouldUseDarkColors: isDark, on: themeEvents.on }

  const parts: DesktopParts = {
    platform,
    app: {
      isPackaged,
      requestSingleInstanceLock: () => isFirst,
      enableSandbox: () => void done.push('sandbox'),
      whenReady: async () => void done.push('ready'),
      on: appEvents.on,
      quit: () => void done.push('quit'),
      exit: (code) => void done.push(`exit ${code}`),
    },
    session: () => session,
    calls: { handle: (channel, listener) => void calls.set(channel, listener) },
    theme,
    displays: () => [{ x: 0, y: 0, width: 1920, height: 1080 }],
    createWindow: (options) => {
      const { recordedWindow, window } = recordWindow(options)
      windows.push(recordedWindow)
      return window
    },
    setMenu: (template) => void menus.push(template),
    clipboard: {
      readText: async () => clipboard.text,
      writeText: async (text) => void (clipboard.text = text),
      clear: () => void (clipboard.text = ''),
    },
    notify: ({ title, body, button }, onPress) => {
      done.push(`notify ${title}: ${body} [${button}]`)
      notices.push(onPress)
      return true
    },
    openInBrowser: (address) => void done.push(`browse ${address}`),
    revealFile: (path) => void done.push(`reveal ${path}`),
    ask: async (message, _detail, buttons) => {
      done.push(`ask ${message} [${buttons.join(', ')}]`)
      return press
    },
    showFailure: (message, detail) => void done.push(`failure ${message} ${detail}`),
  }
  return { parts, done, windows, menus, calls, clipboard, notices, permissions, app: appEvents, theme, themeEvents }
}

function recordWindow(options: ReturnType<typeof windowOptions>) {
  const events = recordEvents()
  const done: string[] = []
  let address = ''
  const window: WindowPart = {
    webContents: { getURL: () => address, send: (channel, text) => void done.push(`send ${channel} ${text}`) },
    loadURL: async (url) => {
      address = url
      done.push(`load ${url}`)
    },
    once: events.on,
    on: events.on,
    show: () => void done.push('show'),
    focus: () => void done.push('focus'),
    isMinimized: () => false,
    restore: () => void done.push('restore'),
    getNormalBounds: () => ({ x: 10, y: 20, width: 1000, height: 700 }),
    setBackgroundColor: (color) => void done.push(`background ${color}`),
    setTitleBarOverlay: (overlay) => void done.push(`overlay ${'color' in overlay ? overlay.color : ''}`),
  }
  return { recordedWindow: { options, events, done }, window }
}
