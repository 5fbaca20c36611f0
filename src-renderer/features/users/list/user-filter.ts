/** What the filter of the list can say, and the views that are kept as a filter. */
import type { FilterToken } from '../../../ui/filter-box.tsx'
import type { SavedView } from '../../../data/saved-view.ts'
import type { ListOrder } from '../../../ui/view-bar.tsx'

export const userTokens: readonly FilterToken[] = [
  { example: 'status:blocked', meaning: 'blocked or active' },
  { example: 'verified:no', meaning: 'email or phone verified, yes or no' },
  { example: 'mfa:yes', meaning: 'MFA on, yes or no' },
  { example: 'password:no', meaning: 'has a password, yes or no' },
  { example: 'label:beta', meaning: 'has the label' },
  { example: 'session:none', meaning: 'signed in, yes, none or expired' },
  { example: 'team:core', meaning: 'member of the team, or none' },
  { example: 'provider:github', meaning: 'has such an identity, or none' },
  { example: 'changed:yes', meaning: 'since the baseline, or a snapshot’s name' },
  { example: 'anonymous:yes', meaning: 'without email and phone' },
  { example: 'created:>2026-01-01', meaning: 'joined after, < before' },
  { example: 'id:grace', meaning: 'the one with this ID' },
]

export const savedViews: readonly SavedView[] = [
  { title: 'All', filter: '' },
  { title: 'Blocked', filter: 'status:blocked' },
  { title: 'Unverified', filter: 'verified:no' },
  { title: 'With MFA', filter: 'mfa:yes' },
  { title: 'Anonymous', filter: 'anonymous:yes' },
  { title: 'Changed since snapshot', filter: 'changed:yes' },
]

const tokenNames: ReadonlySet<string> = new Set(userTokens.map(({ example }) => example.split(':', 1)[0] ?? ''))

/** The part of a filter that can be asked for: a token still without its value is being typed. */
export function finishedFilter(text: string): string {
  return text
    .split(/\s+/)
    .filter((part) => part !== '' && !(part.endsWith(':') && tokenNames.has(part.slice(0, -1))))
    .join(' ')
}

/** The words of a filter without its tokens: what a new user might be called. */
export function wordsOf(filter: string): string {
  return filter
    .split(/\s+/)
    .filter((part) => !tokenNames.has(part.split(':', 1)[0] ?? '') || !part.includes(':'))
    .join(' ')
    .trim()
}

export const userOrders: readonly ListOrder[] = [
  { id: '-joined', title: 'Newest first' },
  { id: 'joined', title: 'Oldest first' },
  { id: '-active', title: 'Last active first' },
  { id: 'active', title: 'Longest away first' },
  { id: 'name', title: 'Name, A to Z' },
  { id: '-name', title: 'Name, Z to A' },
  { id: 'email', title: 'Email, A to Z' },
  { id: '-email', title: 'Email, Z to A' },
  { id: 'status', title: 'Blocked first' },
  { id: '-status', title: 'Active first' },
  { id: '-mfa', title: 'With MFA first', reversed: 'Without MFA first' },
  { id: 'labels', title: 'By label', reversed: 'By label, Z to A' },
  { id: '-sessions', title: 'Most sessions first', reversed: 'Fewest sessions first' },
  { id: '-teams', title: 'Most teams first', reversed: 'Fewest teams first' },
  { id: '-identities', title: 'Most identities first', reversed: 'Fewest identities first' },
  { id: 'id', title: 'ID, A to Z', reversed: 'ID, Z to A' },
]

export const defaultOrder = '-joined'
