/** How the window looks. `public/theme.js` reads what is kept of it before the first paint. */
import type { DesktopTheme } from '../../src-shared/contract/desktop.ts'
import { desktop } from './desktop.ts'

export type Theme = DesktopTheme
/** Height of rows. */
export type Density = 'compact' | 'normal' | 'roomy'
export type TextSize = 'normal' | 'large' | 'larger'

export interface Look {
  readonly theme: Theme
  readonly density: Density
  readonly textSize: TextSize
}

interface LookStore {
  getState(): Look
  subscribe(changed: (look: Look, before: Look) => void): () => void
}

/** Shows each choice at once. Before anything of React's, which measures what this sets. */
export function followLook(view: LookStore): () => void {
  applyLook(view.getState())
  frameTheme(view.getState().theme)
  return view.subscribe((look, before) => {
    applyLook(look)
    if (look.theme !== before.theme) frameTheme(look.theme)
  })
}

/** The look of the style sheets is the normal one; any other is named at the root. */
function applyLook({ theme, density, textSize }: Look): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
  if (density === 'normal') delete dataset['density']
  else dataset['density'] = density
  if (textSize === 'normal') delete dataset['textSize']
  else dataset['textSize'] = textSize
}

/** Gives the frame around the page its theme, where there is one. */
function frameTheme(theme: Theme): void {
  // The frame is an ornament: the page has its theme with or without it.
  desktop()
    ?.showTheme(theme)
    .catch(() => undefined)
}
