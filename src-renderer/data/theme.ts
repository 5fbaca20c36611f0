/** The chosen theme. `public/theme.js` reads the same place before the first paint. */
import type { DesktopTheme } from '../../src-shared/contract/desktop.ts'
import { desktop } from './desktop.ts'

export type Theme = DesktopTheme

const place = 'offwrite.theme'

export function readTheme(): Theme {
  const theme = document.documentElement.dataset['theme']
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    delete document.documentElement.dataset['theme']
    localStorage.removeItem(place)
  } else {
    document.documentElement.dataset['theme'] = theme
    localStorage.setItem(place, theme)
  }
  frameTheme(theme)
}

/** Gives the frame around the page its theme, where there is one. */
export function frameTheme(theme: Theme): void {
  // The frame is an ornament: the page has its theme with or without it.
  desktop()
    ?.showTheme(theme)
    .catch(() => undefined)
}
