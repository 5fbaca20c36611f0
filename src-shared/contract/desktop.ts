/** What the desktop window hands its page as `window.offwrite`. In a browser it is not there, and nothing needs it. */
export interface DesktopCalls {
  /** As Node names it: `darwin`, `win32`, `linux`. */
  readonly platform: string
  /** Shows the data file in the system's file manager. False: everything is in memory. */
  revealDataFile(): Promise<boolean>
  /** Tells the window which theme the page shows, so that its frame and its next start have the same. */
  showTheme(theme: DesktopTheme): Promise<void>
  /** Puts into the menus what the page can do, each time that changes. */
  showActions(actions: readonly DesktopAction[]): Promise<void>
  /** Calls back with the name of an action that was chosen in a menu. */
  onAction(listener: (action: string) => void): void
}

/** An action of the page, as its table of keys has it. */
export interface DesktopAction {
  readonly action: string
  readonly does: string
  readonly group: 'Anywhere' | 'List' | 'Selection'
  /** Such as `Mod+Shift+Z` or `J`; null for none, or one that is pressed in two parts. */
  readonly keys: string | null
  /** False where it would do nothing just now. */
  readonly isEnabled: boolean
}

export type DesktopTheme = 'system' | 'light' | 'dark'
