/** The one window: opened, brought to the front, dressed in the page's theme, and remembered where it stood. */
import type { DesktopTheme } from '../../src-shared/contract/desktop.ts'
import { chosenAction } from '../preload/call-names.ts'
import { screenAddress } from './addresses.ts'
import type { DesktopParts, WindowPart } from './parts.ts'
import type { WindowMemory } from './window-memory.ts'
import { backgroundColor, titleBarOverlay, windowOptions } from './window-options.ts'

export interface MainWindow {
  /** Brings the window to the front; opens it when it is closed. */
  show(): Promise<void>
  goTo(screen: string): Promise<void>
  wear(theme: DesktopTheme): void
  /** Has the page do what was chosen in a menu. */
  perform(action: string): void
}

export interface MainWindowOptions {
  readonly url: string
  readonly preload: string
  readonly memory: WindowMemory
  readonly remember: (memory: WindowMemory) => void
}

export function createMainWindow(
  { platform, theme, createWindow }: Pick<DesktopParts, 'platform' | 'theme' | 'createWindow'>,
  { url, preload, memory: remembered, remember }: MainWindowOptions,
): MainWindow {
  let window: WindowPart | null = null
  let memory = remembered
  theme.themeSource = memory.theme
  theme.on('updated', () => dress())

  const look = () => ({ isDark: theme.shouldUseDarkColors, platform })

  const keep = (change: Partial<WindowMemory>): void => {
    memory = { ...memory, ...change }
    remember(memory)
  }

  function dress(): void {
    window?.setBackgroundColor(backgroundColor(look()))
    if (platform !== 'darwin') window?.setTitleBarOverlay?.(titleBarOverlay(look()))
  }

  function open(address: string): Promise<void> {
    const opened = createWindow(windowOptions(look(), memory, preload))
    window = opened
    opened.once('ready-to-show', () => opened.show())
    opened.on('close', () => keep({ bounds: opened.getNormalBounds() }))
    opened.on('closed', () => {
      window = null
    })
    return opened.loadURL(address)
  }

  function bringToFront(present: WindowPart): void {
    if (present.isMinimized()) present.restore()
    present.show()
    present.focus()
  }

  return {
    async show() {
      if (window === null) await open(`${url}/`)
      else bringToFront(window)
    },
    async goTo(screen) {
      if (window === null) return open(screenAddress(url, screen, `${url}/`))
      // Only the part behind # differs, so the page stays and follows.
      await window.loadURL(screenAddress(url, screen, window.webContents.getURL()))
      bringToFront(window)
    },
    perform(action) {
      window?.webContents.send(chosenAction, action)
    },
    wear(chosen) {
      theme.themeSource = chosen
      keep({ theme: chosen })
      dress()
    },
  }
}
