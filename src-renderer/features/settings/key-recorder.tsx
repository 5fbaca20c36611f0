import { useState, type KeyboardEvent } from 'react'
import { chordOf, isSingleKey, showChord } from '../../keyboard/chord.ts'

export interface KeyRecorderProps {
  /** What the keys do: `Palette`. */
  readonly does: string
  readonly isMac: boolean
  /** Presses that begin a pair, such as `G`. */
  readonly starts: ReadonlySet<string>
  readonly onKeys: (keys: string) => void
  readonly onCancel: () => void
}

/** Waits for the keys that are to do something; Escape leaves them as they are. */
export function KeyRecorder({ does, isMac, starts, onKeys, onCancel }: KeyRecorderProps) {
  const [first, setFirst] = useState<string | null>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return
    // Nothing else may take the press: it is meant for the table.
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onCancel()
    const chord = chordOf(event, isMac)
    if (chord === null) return
    if (first !== null) return onKeys(`${first} ${chord}`)
    if (isSingleKey(chord) && starts.has(chord)) return setFirst(chord)
    onKeys(chord)
  }
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for to press keys in
      autoFocus
      aria-label={`Press the keys for ${does}`}
      onKeyDown={onKeyDown}
      onBlur={onCancel}
      className="inline-flex h-7 items-center rounded-control border border-accent px-2 text-small text-accent-text"
    >
      {first === null ? 'Press the keys' : `${showChord(first, isMac)} and …`}
    </button>
  )
}
