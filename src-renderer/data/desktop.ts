/** The calls of the desktop window; null in a browser. */
import type { DesktopCalls } from '../../src-shared/contract/desktop.ts'

declare global {
  interface Window {
    readonly offwrite?: DesktopCalls
  }
}

export const desktop = (): DesktopCalls | null => window.offwrite ?? null
