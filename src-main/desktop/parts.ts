/** What the desktop needs of Electron, as narrow as it is used: the entry hands in the real parts, tests recording ones. */
import type { DesktopNotice } from '../../src-shared/contract/desktop.ts'
import type { CallPort } from './calls.ts'
import type { MenuEntry } from './menu.ts'
import type { GuardedPage } from './page-guard.ts'
import type { GuardedSession } from './permissions.ts'
import type { Rectangle } from './window-memory.ts'
import type { titleBarOverlay, windowOptions } from './window-options.ts'

export interface AppPart {
  readonly isPackaged: boolean
  /** False when another copy of the app runs: that one is told, and this one ends. */
  requestSingleInstanceLock(): boolean
  enableSandbox(): void
  whenReady(): Promise<unknown>
  on(event: 'second-instance' | 'activate' | 'window-all-closed', listener: () => void): unknown
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
  on(event: 'web-contents-created', listener: (event: unknown, page: GuardedPage) => void): unknown
  quit(): void
  exit(code: number): void
}

export interface PagePart {
  getURL(): string
  send(channel: string, text: string): void
}

export interface WindowPart {
  readonly webContents: PagePart
  loadURL(address: string): Promise<void>
  once(event: 'ready-to-show', listener: () => void): unknown
  on(event: 'close' | 'closed', listener: () => void): unknown
  show(): void
  focus(): void
  isMinimized(): boolean
  restore(): void
  getNormalBounds(): Rectangle
  setBackgroundColor(color: string): void
  /** Not there on every system. */
  setTitleBarOverlay?(options: ReturnType<typeof titleBarOverlay>): void
}

export interface ThemePart {
  themeSource: 'system' | 'light' | 'dark'
  readonly shouldUseDarkColors: boolean
  on(event: 'updated', listener: () => void): unknown
}

export interface ClipboardPart {
  readText(): Promise<string>
  writeText(text: string): Promise<void>
  clear(): void
}

export interface DesktopParts {
  readonly platform: string
  readonly app: AppPart
  readonly session: () => GuardedSession
  readonly calls: CallPort
  readonly theme: ThemePart
  /** Where the displays are; asked once the app is ready. */
  readonly displays: () => readonly Rectangle[]
  readonly createWindow: (options: ReturnType<typeof windowOptions>) => WindowPart
  readonly setMenu: (template: MenuEntry[]) => void
  readonly clipboard: ClipboardPart
  /** Shows a notification with one button; false where the system has none. */
  readonly notify: (notice: Pick<DesktopNotice, 'title' | 'body' | 'button'>, onPress: () => void) => boolean
  readonly openInBrowser: (address: string) => void
  readonly revealFile: (path: string) => void
  /** A message with buttons; resolves with the position of the one pressed. */
  readonly ask: (message: string, detail: string, buttons: readonly string[]) => Promise<number>
  readonly showFailure: (message: string, detail: string) => void
}
