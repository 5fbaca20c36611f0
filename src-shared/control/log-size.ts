/** How many exchanges the request log keeps: until the emulator ends, as the log itself. */
import type { RequestLogSize } from '../contract/settings.ts'
import { strictInteger } from '../http/rules.ts'
import { type ControlContext, controlFacts, defineControlRoute } from './control-route.ts'
import { jsonModel } from './json-model.ts'

const most = 100_000
const path = '/log'
const response = jsonModel<RequestLogSize>('RequestLogSize')

export const getLogSize = defineControlRoute({
  ...controlFacts('GET', path),
  params: {},
  response,
  handle: (_input, context) => sizeOf(context),
})

/** The oldest go at once when there are more. */
export const updateLogSize = defineControlRoute({
  ...controlFacts('PATCH', path),
  params: { mostKept: strictInteger({ min: 1, max: most }) },
  response,
  handle({ mostKept }, context) {
    context.log.keep(mostKept)
    context.events.publish({ type: 'status' })
    return sizeOf(context)
  },
})

function sizeOf({ log }: ControlContext): RequestLogSize {
  return { kept: log.all().length, mostKept: log.mostKept }
}
