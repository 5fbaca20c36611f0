import { expect, test } from 'vitest'
import { chordOf, showChord } from '../../src-renderer/keyboard/chord.ts'
import { keysOf, keyTable } from '../../src-renderer/keyboard/key-table.ts'

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

test('keys: a chord means one thing, but for what lists and selections make of it, and none begins another', () => {
  const everywhere = keyTable.filter(({ group }) => group === 'Anywhere' || group === 'Go to')
  const chords = keyTable.flatMap(({ keys }) => keys)
  for (const { action, keys } of everywhere) {
    const others = keyTable.filter((other) => other.action !== action).flatMap((other) => other.keys)
    expect(others.filter((chord) => keys.includes(chord))).toEqual([])
  }
  for (const chord of chords) expect(chords.filter((other) => other.startsWith(`${chord} `))).toEqual([])
})

test('keys: a chosen key replaces those of the table, and no key is one too', () => {
  expect(keysOf('undo')).toEqual(['Mod+Z'])
  expect(keysOf('undo', { undo: ['U'] })).toEqual(['U'])
  expect(keysOf('undo', { undo: [], redo: ['U'] })).toEqual([])
})
