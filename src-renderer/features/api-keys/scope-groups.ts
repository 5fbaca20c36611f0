/** Scopes as people look for them: what they are about, then reading and writing. */
export interface ScopeGroup {
  /** `users`, `project.policies` */
  readonly name: string
  readonly read: string | null
  readonly write: string | null
}

/** In the order of the server. */
export function scopeGroups(scopes: readonly string[]): readonly ScopeGroup[] {
  const names = [...new Set(scopes.map((scope) => scope.replace(/\.(read|write)$/, '')))]
  const scopeOf = (name: string, kind: 'read' | 'write') => scopes.find((scope) => scope === `${name}.${kind}`) ?? null
  return names.map((name) => ({ name, read: scopeOf(name, 'read'), write: scopeOf(name, 'write') }))
}

export function readScopes(scopes: readonly string[]): readonly string[] {
  return scopes.filter((scope) => scope.endsWith('.read'))
}

/** `Every scope`, `Read only`, `3 of 19` */
export function describeScopes(held: readonly string[], scopes: readonly string[]): string {
  const known = scopes.filter((scope) => held.includes(scope))
  if (known.length === scopes.length) return 'Every scope'
  if (known.length === 0) return 'No scope'
  const reading = readScopes(scopes)
  if (known.length === reading.length && reading.every((scope) => known.includes(scope))) return 'Read only'
  return `${known.length} of ${scopes.length}`
}
