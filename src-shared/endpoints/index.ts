/** Every endpoint of the emulated API. Nothing else registers one. */
import * as account from './account/account.ts'
import * as accountLogs from './account/logs.ts'
import * as accountContact from './account/contact.ts'
import * as accountIdentities from './account/identities.ts'
import * as accountJwts from './account/jwts.ts'
import * as accountMfa from './account/mfa.ts'
import * as accountMfaAuthenticators from './account/mfa-authenticators.ts'
import * as accountMfaChallenges from './account/mfa-challenges.ts'
import * as accountOAuth2 from './account/oauth2.ts'
import * as accountPassword from './account/password.ts'
import * as accountRecovery from './account/recovery.ts'
import * as accountRecoveryCodes from './account/recovery-codes.ts'
import * as accountStatus from './account/status.ts'
import * as accountTargets from './account/targets.ts'
import * as accountTokenSessions from './account/token-sessions.ts'
import * as accountTokens from './account/tokens.ts'
import * as accountVerification from './account/verification.ts'
import * as accountSessions from './account/sessions.ts'
import type { ApiRoute } from './define-route.ts'
import * as mockOAuth2 from './mock/oauth2.ts'
import * as locale from './locale/locale.ts'
import * as messagingProviders from './messaging/providers.ts'
import * as projectMockPhones from './project/mock-phones.ts'
import * as projectPolicies from './project/policies.ts'
import * as project from './project/project.ts'
import * as server from './server.ts'
import * as teamInvitations from './teams/invitations.ts'
import * as teamLogs from './teams/logs.ts'
import * as teamMemberships from './teams/memberships.ts'
import * as teamPreferences from './teams/preferences.ts'
import * as teams from './teams/teams.ts'
import * as userContact from './users/contact.ts'
import * as userIdentities from './users/identities.ts'
import * as userImpersonator from './users/impersonator.ts'
import * as userImports from './users/import.ts'
import * as userScryptImports from './users/import-scrypt.ts'
import * as userLogs from './users/logs.ts'
import * as userMemberships from './users/memberships.ts'
import * as userMfa from './users/mfa.ts'
import * as userPassword from './users/password.ts'
import * as userPreferences from './users/preferences.ts'
import * as userRecoveryCodes from './users/recovery-codes.ts'
import * as userSessions from './users/sessions.ts'
import * as userTargets from './users/targets.ts'
import * as userTokens from './users/tokens.ts'
import * as userUsage from './users/usage.ts'
import * as users from './users/users.ts'

const modules: readonly Readonly<Record<string, ApiRoute>>[] = [
  server,
  account,
  accountSessions,
  accountTokens,
  accountTokenSessions,
  accountOAuth2,
  accountPassword,
  accountContact,
  accountStatus,
  accountJwts,
  accountRecovery,
  accountVerification,
  accountTargets,
  accountIdentities,
  accountMfa,
  accountMfaAuthenticators,
  accountMfaChallenges,
  accountRecoveryCodes,
  users,
  userSessions,
  userPassword,
  userImports,
  userScryptImports,
  userContact,
  userPreferences,
  userImpersonator,
  teams,
  teamPreferences,
  teamInvitations,
  teamMemberships,
  teamLogs,
  userTargets,
  userTokens,
  userMfa,
  userRecoveryCodes,
  userIdentities,
  messagingProviders,
  userLogs,
  userUsage,
  userMemberships,
  accountLogs,
  project,
  projectPolicies,
  projectMockPhones,
  locale,
  mockOAuth2,
]

export const routes: readonly ApiRoute[] = modules.flatMap((module) => Object.values(module))
