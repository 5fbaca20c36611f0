/** Who is looked at: as the address names it, as it is called, and as the server is asked about it. */
import type { ApiKey } from '../../../src-shared/contract/control.ts'
import type { PermissionQuestion, WhatIf } from '../../../src-shared/contract/roles.ts'

export type Actor =
  | { readonly kind: 'guest' }
  | { readonly kind: 'key'; readonly id: string }
  | { readonly kind: 'user'; readonly id: string }

export const guest: Actor = { kind: 'guest' }

/** `guest`, `key:ID` or `user:ID`; what is none of these is a guest. */
export function parseActor(text: string): Actor {
  const [, kind, id = ''] = /^(key|user):(.+)$/s.exec(text) ?? []
  return kind === 'key' || kind === 'user' ? { kind, id } : guest
}

export function formatActor(actor: Actor): string {
  return actor.kind === 'guest' ? 'guest' : `${actor.kind}:${actor.id}`
}

export function questionOf(actor: Actor, whatIf: WhatIf | null, permissions: readonly string[]): PermissionQuestion {
  if (actor.kind !== 'user') return { as: actor.kind, permissions }
  return { userId: actor.id, permissions, ...(whatIf === null ? {} : { whatIf }) }
}

/** `userName` is null until it is known. */
export function actorTitle(actor: Actor, keys: readonly ApiKey[], userName: string | null): string {
  if (actor.kind === 'guest') return 'Guest'
  if (actor.kind === 'user') return userName ?? actor.id
  return keys.find(({ id }) => id === actor.id)?.name ?? 'API key'
}
