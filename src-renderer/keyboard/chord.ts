/** How a key press is written in the key table, and how it is shown. */

const macGlyphs: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Enter: '⏎', Escape: 'Esc', Backspace: '⌫' }
const otherGlyphs: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }

export interface KeyPress {
  readonly key: string
  readonly metaKey: boolean
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** `Mod+Shift+Z`, `J`, `?`; null for a press that no chord can hold (Alt, or a modifier alone). */
export function chordOf(press: KeyPress, isMac: boolean): string | null {
  if (press.altKey || ['Meta', 'Control', 'Shift', 'Alt'].includes(press.key)) return null
  const modifier = isMac ? press.metaKey : press.ctrlKey
  const foreign = isMac ? press.ctrlKey : press.metaKey
  if (foreign) return null
  const isLetter = /^[a-z]$/i.test(press.key)
  const key = isLetter ? press.key.toUpperCase() : press.key
  // For signs such as `?` Shift is how the sign is typed, not a part of the chord.
  const shift = press.shiftKey && (isLetter || press.key.length > 1)
  return [...(modifier ? ['Mod'] : []), ...(shift ? ['Shift'] : []), key].join('+')
}

export function isSingleKey(chord: string): boolean {
  return !chord.startsWith('Mod+')
}

/** What a reader who types by speech presses without meaning to; Enter and Escape are none. */
export function isLetterKey(chord: string): boolean {
  return chord.split(' ')[0]?.length === 1
}

/** `⌘K` on a Mac, `Ctrl+K` elsewhere; `G U` stays two presses. */
export function showChord(chord: string, isMac: boolean): string {
  const glyphs = isMac ? macGlyphs : otherGlyphs
  return chord
    .split(' ')
    .map((press) =>
      press
        .split('+')
        .map((part) => glyphs[part] ?? part)
        .join(isMac ? '' : '+'),
    )
    .join(' ')
}

/** What `aria-keyshortcuts` wants. */
export function ariaChord(chord: string, isMac: boolean): string {
  return chord.replace('Mod', isMac ? 'Meta' : 'Control')
}
