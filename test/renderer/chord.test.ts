import { expect, test } from 'vitest'
import { chordOf, showChord } from '../../src-renderer/keyboard/chord.ts'
import { keyTable } from '../../src-renderer/keyboard/key-table.ts'

const plain = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false }

test('keys: the system decides which modifier is the main one', () => {
  expect(chordOf({ ...plain, key: 'k', metaKey: true }, true)).toBe('Mod+K')
  expect(chordOf({ ...plain, key: 'k', ctrlKey: true }, false)).toBe('Mod+K')
  expect(chordOf({ ...plain, key: 'k', metaKey: true }, false)).toBeNull()
})

test('keys: Shift belongs to a letter and not to a sign', () => {
  expect(chordOf({ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, false)).toBe('Mod+Shift+Z')
  expect(chordOf({ ...plain, key: '?', shiftKey: true }, false)).toBe('?')
})

test('keys: what is shown is what the system prints on its keys', () => {
  expect(showChord('Mod+Shift+Z', true)).toBe('⌘⇧Z')
  expect(showChord('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z')
  expect(showChord('G U', false)).toBe('G U')
})

test('keys: only C stands for two actions, of different screens, and no chord begins another', () => {
  const chords = keyTable.flatMap(({ keys }) => keys)
  const shared = chords.filter((chord, index) => chords.indexOf(chord) !== index)
  // Create; where nothing is created, in the inbox, copy the code.
  expect(shared).toEqual(['C'])
  for (const chord of chords) expect(chords.filter((other) => other.startsWith(`${chord} `))).toEqual([])
})
