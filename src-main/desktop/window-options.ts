/** How the window is made: what its page may do, its size, and its colour before the page has painted. */
import type { WindowMemory } from './window-memory.ts'

/** The page's canvas, as in its tokens: the frame has no stylesheet to read it from. */
const canvas = { light: '#f6f6f8', dark: '#131418' } as const
const symbols = { light: '#53565e', dark: '#a9adb6' } as const
const topBarHeight = 40

export interface WindowLook {
  readonly isDark: boolean
  readonly platform: string
}

/** The buttons that the system draws over the page's top bar; on a Mac they have their own colours. */
export function titleBarOverlay({ isDark, platform }: WindowLook) {
  if (platform === 'darwin') return { height: topBarHeight }
  const theme = isDark ? 'dark' : 'light'
  return { color: canvas[theme], symbolColor: symbols[theme], height: topBarHeight }
}

export function backgroundColor({ isDark }: WindowLook): string {
  return isDark ? canvas.dark : canvas.light
}

/** Beside the app that waits for the code. */
const aboveOthers = {
  minWidth: 240,
  minHeight: 120,
  alwaysOnTop: true,
  minimizable: false,
  maximizable: false,
  fullscreenable: false,
} as const

const guarded = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const

/** Their place is the page's to say, and menus and theme are the main window's: no preload. */
export function popOutOptions(look: WindowLook, kind: 'screen' | 'code') {
  return {
    ...(kind === 'screen' ? { minWidth: 480, minHeight: 320 } : aboveOthers),
    backgroundColor: backgroundColor(look),
    autoHideMenuBar: true,
    webPreferences: { ...guarded },
  }
}

export function windowOptions(look: WindowLook, { bounds }: WindowMemory, preload: string) {
  return {
    title: 'Offwrite',
    width: bounds?.width ?? 1280,
    height: bounds?.height ?? 800,
    ...(bounds === null ? {} : { x: bounds.x, y: bounds.y }),
    minWidth: 900,
    minHeight: 600,
    // Shown once it has something to show.
    show: false,
    backgroundColor: backgroundColor(look),
    titleBarStyle: look.platform === 'darwin' ? ('hiddenInset' as const) : ('hidden' as const),
    titleBarOverlay: titleBarOverlay(look),
    webPreferences: {
      preload,
      ...guarded,
    },
  }
}
