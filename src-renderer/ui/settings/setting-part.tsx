import { createContext, useContext, type ReactNode } from 'react'

/** What is looked for on the page of settings, in lower case. */
export const SettingFilter = createContext('')

/** A part of the page that is gone while what is looked for is not in its words. */
export function SettingPart({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const wanted = useContext(SettingFilter).split(/\s+/)
  const text = words.toLowerCase()
  return wanted.every((word) => text.includes(word)) ? <div data-setting="">{children}</div> : null
}
