/** `is:seen`, `scope:users.read` and words of the name or the ID. */
import type { ApiKey } from '../../../src-shared/contract/control.ts'
import type { FilterToken } from '../../ui/filter-box.tsx'

export const keyTokens: readonly FilterToken[] = [
  { example: 'is:seen', meaning: 'an app sent it, nobody made it' },
  { example: 'is:expired', meaning: 'refused from now on' },
  { example: 'scope:users.write', meaning: 'has the scope' },
]

export function isExpired({ expire }: Pick<ApiKey, 'expire'>, now: number): boolean {
  return expire !== null && Date.parse(expire) <= now
}

export function matchesKey(key: ApiKey, filter: string, now: number): boolean {
  const words = filter.trim().toLowerCase().split(/\s+/)
  const text = `${key.name} ${key.id} ${key.secret}`.toLowerCase()
  return words.every((word) => {
    if (word === 'is:seen') return key.seen
    if (word === 'is:expired') return isExpired(key, now)
    if (word.startsWith('scope:')) return key.scopes.some((scope) => scope.startsWith(word.slice('scope:'.length)))
    return text.includes(word)
  })
}
