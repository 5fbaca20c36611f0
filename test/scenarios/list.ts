import { confirmationScenarios } from './confirmations.ts'
import { factorScenarios } from './factors.ts'
import { oauth2TokenScenarios } from './oauth2.ts'
import { profileScenarios } from './profile.ts'
import type { Scenario } from './scene.ts'
import { tokenScenarios } from './tokens.ts'

/** For every app: of people, and rendered by a server. What only apps of people play is in `transports.ts`. */
export const accountScenarios: readonly Scenario[] = [
  ...profileScenarios,
  ...tokenScenarios,
  ...confirmationScenarios,
  ...factorScenarios,
  ...oauth2TokenScenarios,
]
