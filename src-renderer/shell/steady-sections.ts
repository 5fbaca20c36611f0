import { useState } from 'react'
import { sectionTitles, type PaletteSection } from './palette-entries.ts'

/** While the text stays, what is shown stays where it is, whatever comes or goes: Enter does what was read. */
export function useSteadySections(text: string, sections: readonly PaletteSection[]): readonly PaletteSection[] {
  const [held, hold] = useState({ text, sections, shown: sections })
  if (held.text === text && held.sections === sections) return held.shown
  const shown = held.text === text ? joinSections(held.shown, sections) : sections
  hold({ text, sections, shown })
  return shown
}

export function joinSections(
  shown: readonly PaletteSection[],
  next: readonly PaletteSection[],
): readonly PaletteSection[] {
  const entriesIn = (sections: readonly PaletteSection[], title: string) =>
    sections.find((section) => section.title === title)?.entries ?? []
  return sectionTitles.flatMap((title) => {
    const [before, now] = [entriesIn(shown, title), entriesIn(next, title)]
    const known = new Set(before.map(({ id }) => id))
    const entries = [
      ...before.map((entry) => now.find(({ id }) => id === entry.id) ?? entry),
      ...now.filter(({ id }) => !known.has(id)),
    ]
    return entries.length === 0 ? [] : [{ title, entries }]
  })
}
