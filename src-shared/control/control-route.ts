/** `defineRoute` for the control API: same shape, another context. */
import type { ClockStatus, DataFileStatus } from '../contract/control.ts'
import type { StartOption } from '../contract/settings.ts'
import type { World } from '../gates/call.ts'
import { EmulatorError } from '../http/errors.ts'
import { type Route, type RouteFacts, routesFor } from '../http/route.ts'
import { type Project, projectOf } from '../domain/project.ts'
import type { Snapshots } from '../snapshot/snapshots.ts'
import type { User } from '../store/tables/users.ts'
import type { EventHub } from './event-hub.ts'
import type { History } from './steps.ts'
import type { Imports } from './import-runs.ts'
import type { RequestLog } from './request-log.ts'

export interface ControlContext {
  readonly world: World
  readonly log: RequestLog
  readonly events: EventHub
  /** Every change that a control call makes goes through its `commit`, so that it can be undone. */
  readonly history: History
  readonly snapshots: Snapshots
  readonly imports: Imports
  readonly strict: boolean
  readonly startedAt: number
  readonly startOptions: readonly StartOption[]
  endpoint(): string | null
  dataFile(): DataFileStatus | null
  clockStatus(): ClockStatus
  readonly now: number
  /** Makes a call of the emulated API, which the request log then shows like any other. */
  callApi(request: Request): Promise<Response>
  /** The base URL that this very request used, for links in answers. */
  readonly base: string
}

export type ControlRoute = Route<ControlContext, null>

const define = routesFor<ControlContext, null>()

type Facts = Pick<RouteFacts, 'method' | 'path' | 'status'>

/** What every control route is: no SDK name, no scope; who may call is decided before routing. */
export function controlFacts(method: RouteFacts['method'], path: string, status = 200) {
  return {
    method,
    path: `/__emulator${path}`,
    status,
    sdk: null,
    service: 'none',
    scope: [],
  } as const satisfies Facts & RouteFacts
}

export { define as defineControlRoute }

/** The project, or a 404 that says what to do. */
export function controlProject({ world }: ControlContext, id: string): Project {
  const record = world.store.projects.first({ id })
  if (record !== null) return projectOf(record)
  throw new EmulatorError(
    404,
    'project_not_found',
    `There is no project "${id}".`,
    'List them with GET /__emulator/projects, or make one with POST /__emulator/projects.',
  )
}

/** A user of a project, or a 404 that says what to do. */
export function controlUser(context: ControlContext, projectId: string, userId: string): User {
  const user = context.world.store.users.first({ projectId: controlProject(context, projectId).id, id: userId })
  return user ?? notFound(`user "${userId}" in the project "${projectId}"`, 'List users with GET /v1/users.')
}

export function notFound(what: string, hint: string): never {
  throw new EmulatorError(404, 'not_found', `There is no ${what}.`, hint)
}

export function invalid(message: string, hint: string): never {
  throw new EmulatorError(400, 'invalid', message, hint)
}
