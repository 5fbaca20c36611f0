/** What the window remembers from one start to the next: where it stood and which theme the page showed. */
import type { DesktopTheme } from '../../src-shared/contract/desktop.ts'
import { isTheme } from './calls.ts'

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowMemory {
  readonly theme: DesktopTheme
  /** Null: wherever the system puts a new window. */
  readonly bounds: Rectangle | null
}

export const noMemory: WindowMemory = { theme: 'system', bounds: null }

/** What cannot be read is forgotten: a window in its usual place is better than none. */
export function parseWindowMemory(text: string, displays: readonly Rectangle[]): WindowMemory {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null) return noMemory
  const theme = 'theme' in value && isTheme(value.theme) ? value.theme : noMemory.theme
  const bounds = 'bounds' in value && isRectangle(value.bounds) ? value.bounds : null
  return { theme, bounds: bounds !== null && isReachable(bounds, displays) ? bounds : null }
}

/** A display may have been unplugged: the top bar must be where a pointer can take hold of it. */
function isReachable(bounds: Rectangle, displays: readonly Rectangle[]): boolean {
  const graspX = bounds.x + bounds.width / 2
  return displays.some(
    ({ x, y, width, height }) => graspX >= x && graspX <= x + width && bounds.y >= y && bounds.y <= y + height - 40,
  )
}

function isRectangle(value: unknown): value is Rectangle {
  return (
    typeof value === 'object' &&
    value !== null &&
    'x' in value &&
    'y' in value &&
    'width' in value &&
    'height' in value &&
    [value.x, value.y, value.width, value.height].every((number) => Number.isInteger(number))
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
