import { createContext, useContext, type ReactNode } from 'react'

/** What is looked for on the page of settings, in lower case. */
export const SettingFilter = createContext('')

/** What every part of a section is found by as well. */
export const SectionTitle = createContext('')

/** A part of the page that is gone while what is looked for is not in its words. */
export function SettingPart({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const wanted = useContext(SettingFilter).split(/\s+/)
  const text = `${useContext(SectionTitle)} ${words}`.toLowerCase()
  return wanted.every((word) => text.includes(word)) ? <div data-setting="">{children}</div> : null
}
