/** Every endpoint of the emulated API. Nothing else registers one. */
import * as account from './account/account.ts'
import * as accountLogs from './account/logs.ts'
import * as accountSessions from './account/sessions.ts'
import type { ApiRoute } from './define-route.ts'
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

export const routes: readonly ApiRoute[] = [
  ...Object.values(server),
  ...Object.values(account),
  ...Object.values(accountSessions),
  ...Object.values(users),
  ...Object.values(userSessions),
  ...Object.values(userPassword),
  ...Object.values(userImports),
  ...Object.values(userScryptImports),
  ...Object.values(userContact),
  ...Object.values(userPreferences),
  ...Object.values(userImpersonator),
  ...Object.values(teams),
  ...Object.values(teamPreferences),
  ...Object.values(teamInvitations),
  ...Object.values(teamMemberships),
  ...Object.values(teamLogs),
  ...Object.values(userTargets),
  ...Object.values(userTokens),
  ...Object.values(userMfa),
  ...Object.values(userRecoveryCodes),
  ...Object.values(userIdentities),
  ...Object.values(messagingProviders),
  ...Object.values(userLogs),
  ...Object.values(userUsage),
  ...Object.values(userMemberships),
  ...Object.values(accountLogs),
  ...Object.values(project),
  ...Object.values(projectPolicies),
  ...Object.values(projectMockPhones),
  ...Object.values(locale),
]
