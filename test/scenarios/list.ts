/** Every scenario of `account`, by the kind of app that can play it. */
import { confirmationScenarios } from './confirmations.ts'
import { deviceScenarios } from './devices.ts'
import { factorScenarios } from './factors.ts'
import { oauth2LeavingScenarios, oauth2SessionScenarios, oauth2TokenScenarios } from './oauth2.ts'
import { profileScenarios } from './profile.ts'
import type { PageCalls, Scenario } from './scene.ts'
import { tokenScenarios } from './tokens.ts'

/** For every app: of people, and rendered by a server. */
export const accountScenarios: readonly Scenario[] = [
  ...profileScenarios,
  ...tokenScenarios,
  ...confirmationScenarios,
  ...factorScenarios,
  ...oauth2TokenScenarios,
]

/** For apps of people. */
export const pageScenarios: readonly Scenario<PageCalls>[] = [
  ...accountScenarios,
  ...deviceScenarios,
  ...oauth2LeavingScenarios,
]

/** For apps of people whose browser can leave the page and come back. */
export const browserScenarios: readonly Scenario<PageCalls>[] = [...pageScenarios, ...oauth2SessionScenarios]
