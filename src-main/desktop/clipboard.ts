/** The system's clipboard: what is copied while the window may be out of focus, and secrets that do not stay on it. */
import type { CopiedText } from '../../src-shared/contract/desktop.ts'
import type { ClipboardPart } from './parts.ts'

const secretMilliseconds = 60_000

export function createCopy(clipboard: ClipboardPart): (copied: CopiedText) => Promise<void> {
  const clear = async (text: string): Promise<void> => {
    if ((await clipboard.readText().catch(() => null)) === text) clipboard.clear()
  }
  let clearing: ReturnType<typeof setTimeout> | undefined
  return async ({ text, isSecret }) => {
    clearTimeout(clearing)
    await clipboard.writeText(text)
    if (!isSecret) return
    clearing = setTimeout(() => void clear(text), secretMilliseconds)
    // Quitting does not wait for it.
    clearing.unref()
  }
}
