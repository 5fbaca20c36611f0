/** Who holds which scope (contract scopes.json), as far as the emulated services ask. */

/** Every scope that a project key can have. */
export const scopes = [
  'users.read',
  'users.write',
  'sessions.read',
  'sessions.write',
  'teams.read',
  'teams.write',
  'targets.read',
  'targets.write',
  'providers.read',
  'providers.write',
  'project.read',
  'project.write',
  'policies.read',
  'policies.write',
  'project.policies.read',
  'project.policies.write',
  'mocks.read',
  'mocks.write',
  'locale.read',
] as const

/** What every standard key holds beside its own scopes. */
const implicitKeyScopes = ['global', 'health.read', 'graphql'] as const

export function scopesOfKey({ scopes }: { readonly scopes: readonly string[] }): readonly string[] {
  return [...implicitKeyScopes, ...scopes]
}

export const roleScopes = {
  guests: ['global', 'public', 'sessions.write', 'locale.read'],
  users: [
    'global',
    'public',
    'sessions.write',
    'account',
    'teams.read',
    'teams.write',
    'targets.read',
    'targets.write',
    'locale.read',
  ],
} as const
