/** What the filter of the list can say, and the views that are kept as a filter. */
import type { FilterToken } from '../../../ui/filter-box.tsx'
import type { SavedView } from '../../../data/saved-view.ts'
import type { ListOrder } from '../../../ui/view-bar.tsx'

export const teamTokens: readonly FilterToken[] = [
  { example: 'pending:yes', meaning: 'invitations wait, yes or no' },
  { example: 'members:none', meaning: 'has members, some or none' },
  { example: 'member:grace', meaning: 'the user is in it or invited' },
  { example: 'role:owner', meaning: 'somebody has the role' },
  { example: 'id:core', meaning: 'the one with this ID' },
]

export const teamViews: readonly SavedView[] = [
  { title: 'All', filter: '' },
  { title: 'Pending', filter: 'pending:yes' },
  { title: 'Without members', filter: 'members:none' },
]

export const teamOrders: readonly ListOrder[] = [
  { id: '-created', title: 'Newest first' },
  { id: 'created', title: 'Oldest first' },
  { id: '-changed', title: 'Last changed first', reversed: 'Longest unchanged first' },
  { id: 'name', title: 'Name, A to Z', reversed: 'Name, Z to A' },
  { id: '-members', title: 'Most members first', reversed: 'Fewest members first' },
  { id: '-pending', title: 'Most pending first', reversed: 'Fewest pending first' },
  { id: 'id', title: 'ID, A to Z', reversed: 'ID, Z to A' },
]

export const defaultTeamOrder = '-created'

/** The part of a filter that can be asked for: a token still without its value is being typed. */
export function finishedTeamFilter(text: string): string {
  return text
    .split(/\s+/)
    .filter((part) => part !== '' && !isUnfinished(part))
    .join(' ')
}

/** The words of a filter without its tokens: what a new team might be called. */
export function wordsOfTeamFilter(text: string): string {
  return text
    .split(/\s+/)
    .filter((part) => !/^\w+:/.test(part))
    .join(' ')
    .trim()
}

function isUnfinished(part: string): boolean {
  return teamTokens.some(({ example }) => part === `${example.split(':', 1)[0] ?? ''}:`)
}
