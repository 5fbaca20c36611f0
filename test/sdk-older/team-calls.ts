/** One use of every call that the SDKs have for teams, in the same project. */
import type { SdkCall } from './calls.ts'

const core = { teamId: 'core' }

export const teamCalls: readonly SdkCall[] = [
  {
    service: 'teams',
    method: 'list',
    parameters: (_known, query) => ({ queries: [query('equal', 'name', ['Core team'])], search: 'core' }),
    shows: { total: 1, teams: [{ $id: 'core', total: 2 }] },
  },
  {
    service: 'teams',
    method: 'create',
    parameters: () => ({ teamId: 'ops', name: 'Operations', roles: ['owner'] }),
    shows: { $id: 'ops', name: 'Operations', total: 0 },
  },
  { service: 'teams', method: 'get', parameters: () => core, shows: { $id: 'core', name: 'Core team' } },
  {
    service: 'teams',
    method: 'updateName',
    parameters: () => ({ ...core, name: 'Core' }),
    shows: { $id: 'core', name: 'Core' },
  },
  { service: 'teams', method: 'delete', parameters: () => core, goneAt: () => '/teams/core' },
  {
    service: 'teams',
    method: 'listMemberships',
    parameters: (_known, query) => ({ ...core, queries: [query('equal', 'userId', ['ada'])] }),
    shows: { total: 1, memberships: [{ userId: 'ada', roles: ['editor'] }] },
  },
  {
    service: 'teams',
    method: 'createMembership',
    parameters: () => ({ ...core, roles: ['viewer'], email: 'member@example.test' }),
    shows: { userEmail: 'member@example.test', confirm: true },
  },
  {
    service: 'teams',
    method: 'getMembership',
    parameters: ({ membershipId }) => ({ ...core, membershipId }),
    shows: { userId: 'ada', teamName: 'Core team' },
  },
  {
    service: 'teams',
    method: 'updateMembership',
    parameters: ({ membershipId }) => ({ ...core, membershipId, roles: ['viewer'] }),
    shows: { userId: 'ada', roles: ['viewer'] },
  },
  {
    service: 'teams',
    method: 'deleteMembership',
    parameters: ({ membershipId }) => ({ ...core, membershipId }),
    goneAt: ({ membershipId }) => `/teams/core/memberships/${membershipId}`,
  },
  {
    service: 'teams',
    method: 'updateMembershipStatus',
    parameters: ({ invitation: { membershipId, userId, secret } }) => ({ ...core, membershipId, userId, secret }),
    shows: { confirm: true, roles: ['viewer'] },
    by: 'guest',
  },
  { service: 'teams', method: 'getPrefs', parameters: () => core, shows: { theme: 'light' } },
  {
    service: 'teams',
    method: 'updatePrefs',
    parameters: () => ({ ...core, prefs: { theme: 'dark' } }),
    shows: { theme: 'dark' },
  },
]
