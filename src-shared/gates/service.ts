/** The service and REST must be switched on; keys are exempt. */
import { fail } from '../http/errors.ts'
import type { Gate } from './call.ts'

const switches = {
  account: 'serviceStatusForAccount',
  users: 'serviceStatusForUsers',
  teams: 'serviceStatusForTeams',
  locale: 'serviceStatusForLocale',
} as const

export const service: Gate = {
  name: 'service',
  check({ route, project, actor }) {
    const { service } = route
    if (project === null || service === 'none' || service === 'health') return null
    if (actor.kind === 'key') return 'not checked for API keys'
    if (!project.settings[switches[service]]) fail('general_service_disabled')
    if (!project.settings.apiStatusForRest) fail('general_api_disabled')
    return `${service} is on`
  },
}
