/** Paths without a route: what Appwrite has and Offwrite has not (501), and what nobody has (404). */
import { catalogue } from '../http/error-catalogue.ts'
import { forbidCaching, jsonReply } from '../http/reply.ts'
import { apiVersion } from '../http/version.ts'
import { errorPage } from '../pages/error.ts'
import { routes } from './index.ts'
import { nearestRoute } from './nearest-route.ts'
import { otherServices, partlyEmulated } from './not-emulated.ts'

export interface Unanswered {
  readonly response: Response
  readonly text: string
  readonly type: string
  readonly message: string
  /** What was probably meant; empty when nothing is near. */
  readonly hint: string
}

export function answerUnknown(method: string, path: string): Unanswered {
  const wanted = method === 'HEAD' ? 'GET' : method
  const service = path.split('/')[2] ?? ''
  if (otherServices.some((name) => name === service)) {
    const message = partlyEmulated.includes(service)
      ? `Of Appwrite's ${service} service Offwrite answers only what auth needs, and this call is not among it.`
      : `Appwrite's ${service} service is not part of Offwrite, which emulates auth: Account, Users and Teams.`
    const type = 'general_not_implemented'
    const { response, text } = jsonReply(501, { message, code: 501, type, version: apiVersion })
    forbidCaching(response.headers)
    response.headers.set('X-Emulator-Error', type)
    return { response, text, type, message, hint: '' }
  }
  const { message } = catalogue.general_route_not_found
  const meant = nearestRoute(routes, wanted, path)
  const hint = meant === null ? '' : `The nearest route is ${meant}.`
  const { response, text } = errorPage({
    status: 404,
    type: 'general_route_not_found',
    message,
    place: `${wanted} ${path}`,
    hint,
  })
  forbidCaching(response.headers)
  return { response, text, type: 'general_route_not_found', message, hint }
}
