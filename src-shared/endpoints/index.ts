/** Every endpoint of the emulated API. Nothing else registers one. */
import * as account from './account/account.ts'
import * as accountSessions from './account/sessions.ts'
import type { ApiRoute } from './define-route.ts'
import * as server from './server.ts'
import * as teamPreferences from './teams/preferences.ts'
import * as teams from './teams/teams.ts'
import * as userSessions from './users/sessions.ts'
import * as users from './users/users.ts'

export const routes: readonly ApiRoute[] = [
  ...Object.values(server),
  ...Object.values(account),
  ...Object.values(accountSessions),
  ...Object.values(users),
  ...Object.values(userSessions),
  ...Object.values(teams),
  ...Object.values(teamPreferences),
]
