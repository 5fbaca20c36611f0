/** How the command line started the emulator: what was given holds until it ends. */
import type { StartOption } from '../contract/settings.ts'
import { controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

export const listStartOptions = defineControlRoute({
  ...controlFacts('GET', '/start'),
  params: {},
  response: jsonModel<{ readonly options: readonly StartOption[] }>('StartOptions'),
  handle: (_input, { startOptions }) => ({ options: startOptions }),
})
