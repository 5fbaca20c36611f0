import { createContext, useContext, type ReactNode } from 'react'

/** What is looked for on the page of settings, in lower case. */
export const SettingFilter = createContext('')

/** What every part of a section is found by as well. */
export const SectionTitle = createContext('')

export interface SettingPartProps {
  readonly words: string
  /** Of the settings of a project those that it shows, as the control API names them. */
  readonly names?: string
  readonly children: ReactNode
}

/** A part of the page that is gone while what is looked for is not in its words. */
export function SettingPart({ words, names = '', children }: SettingPartProps) {
  const wanted = useContext(SettingFilter).split(/\s+/)
  const text = `${useContext(SectionTitle)} ${words} ${names}`.toLowerCase()
  return wanted.every((word) => text.includes(word)) ? <div data-setting={names}>{children}</div> : null
}
