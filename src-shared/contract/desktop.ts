/** What the desktop window hands its page as `window.offwrite`. In a browser it is not there, and nothing needs it. */
export interface DesktopCalls {
  /** As Node names it: `darwin`, `win32`, `linux`. */
  readonly platform: string
  /** Shows the data file in the system's file manager. False: everything is in memory. */
  revealDataFile(): Promise<boolean>
  /** Tells the window which theme the page shows, so that its frame and its next start have the same. */
  showTheme(theme: DesktopTheme): Promise<void>
}

export type DesktopTheme = 'system' | 'light' | 'dark'
