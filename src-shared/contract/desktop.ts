/** What the desktop window hands its page as `window.offwrite`. In a browser it is not there, and nothing needs it. */
export interface DesktopCalls {
  /** As Node names it: `darwin`, `win32`, `linux`. */
  readonly platform: string
  /** Shows the data file in the system's file manager. False: everything is in memory. */
  revealDataFile(): Promise<boolean>
  /** The same for the file of a snapshot. False: it has none. */
  revealSnapshot(name: string): Promise<boolean>
  /** Tells the window which theme the page shows, so that its frame and its next start have the same. */
  showTheme(theme: DesktopTheme): Promise<void>
  /** Puts into the menus what the page can do, each time that changes. */
  showActions(actions: readonly DesktopAction[]): Promise<void>
  /** Puts text on the clipboard, whichever window has the focus. */
  copy(copied: CopiedText): Promise<void>
  /** A notification of the system; pressed, it copies. False: the system shows none. */
  notify(notice: DesktopNotice): Promise<boolean>
  /** Calls back with the name of an action that was chosen in a menu. */
  onAction(listener: (action: string) => void): void
}

export interface CopiedText {
  readonly text: string
  /** Taken off the clipboard again after a minute, unless something else is on it by then. */
  readonly isSecret: boolean
}

export interface DesktopNotice {
  readonly title: string
  readonly body: string
  /** What its button says, where the system shows one. */
  readonly button: string
  readonly copies: CopiedText
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
