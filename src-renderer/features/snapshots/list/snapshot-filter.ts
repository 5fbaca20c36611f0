/** What the filter of the list understands. */
import type { SnapshotSummary } from '../../../../src-shared/contract/snapshots.ts'
import { parseTokens, type Token } from '../../../data/filter-tokens.ts'
import type { FilterToken } from '../../../ui/filter-box.tsx'

export const snapshotTokens: readonly FilterToken[] = [
  { example: 'kind:named', meaning: 'Baseline, named or automatic' },
  { example: 'tag:cart', meaning: 'With a tag' },
  { example: '-kind:automatic', meaning: 'Anything but that' },
]

export function parseSnapshotFilter(text: string): (snapshot: SnapshotSummary) => boolean {
  const tokens = parseTokens(text)
  return (snapshot) => tokens.every((token) => matches(snapshot, token) !== token.isExcluded)
}

function matches({ name, note, tags, kind, from }: SnapshotSummary, { key, value }: Token): boolean {
  const holds = (text: string) => text.toLowerCase().includes(value)
  if (key === 'kind') return kind.startsWith(value)
  if (key === 'tag') return tags.some(holds)
  // Any other word with a colon may stand in a note.
  const wanted = key === null ? value : `${key}:${value}`
  return [name, note, from, ...tags].some((text) => text.toLowerCase().includes(wanted))
}
