/** The chosen theme. `public/theme.js` reads the same place before the first paint. */
export type Theme = 'system' | 'light' | 'dark'

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
}
