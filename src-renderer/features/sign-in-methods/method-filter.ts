/** `is:off`, and words of the name or the calls. */
import type { FilterToken } from '../../ui/filter-box.tsx'

export const methodTokens: readonly FilterToken[] = [
  { example: 'is:on', meaning: 'open to clients' },
  { example: 'is:off', meaning: 'closed' },
  { example: 'oauth', meaning: 'OAuth providers' },
]

export interface MethodFilter {
  readonly words: readonly string[]
  readonly isOn: boolean | null
}

export function finishedFilter(text: string): MethodFilter {
  const parts = text.trim().toLowerCase().split(/\s+/)
  return {
    words: parts.filter((part) => part !== '' && !part.startsWith('is:')),
    isOn: parts.includes('is:on') ? true : parts.includes('is:off') ? false : null,
  }
}

export function fits({ words, isOn }: MethodFilter, state: boolean, texts: readonly string[]): boolean {
  const text = texts.join(' ').toLowerCase()
  return (isOn === null || isOn === state) && words.every((word) => text.includes(word))
}
