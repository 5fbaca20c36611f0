/** A call as it stands before the first gate: what the request asks for, nothing looked up but its project. */
import type { DevKey } from '../contract/settings.ts'
import type { Peer } from '../emulator.ts'
import { findDevKey } from '../domain/dev-key.ts'
import { consoleProjectId, createProject, type Project, projectOf } from '../domain/project.ts'
import type { Match } from '../http/app.ts'
import type { Incoming } from '../http/incoming.ts'
import { type RawInput, rawInput } from '../http/input.ts'
import { isOriginAllowed } from '../http/origin-rule.ts'
import type { RouteFacts } from '../http/route.ts'
import { isId } from '../http/rules.ts'
import { createTrace, type Trace } from '../http/trace.ts'
import type { Call, World } from './call.ts'

export function openCall<R extends RouteFacts>(
  world: World,
  id: string,
  request: Incoming,
  body: string,
  peer: Peer,
  match: Match<R>,
): Call {
  const url = new URL(request.url)
  const sent = rawInput(request.method, url, request.headers.get('content-type'), body)
  // A provider comes back without a header; its path says for which project.
  const projectId = match.pathParams.projectId ?? requestedProject(request, url, sent)
  const trace = createTrace()
  const now = world.clock.now()
  const project = findProject(world, request, projectId)
  return {
    world,
    id,
    request,
    url,
    peer: { ip: forwardedIp(request) ?? peer.ip },
    route: match.route,
    raw: { ...sent, ...match.pathParams },
    trace,
    now,
    responseHeaders: new Headers(),
    cookies: [],
    onStatus: [],
    faults: [],
    projectId,
    project,
    devKey: project === null ? null : sentDevKey(request, sent, project, now, trace),
    actor: { kind: 'guest', signedIn: null },
    keyFault: null,
    format: null,
  }
}

/** Contract section 2: the header, or the parameter `devKey`. */
function sentDevKey(request: Incoming, sent: RawInput, project: Project, now: number, trace: Trace): DevKey | null {
  const secret = request.headers.get('x-appwrite-dev-key') || sent.devKey
  if (typeof secret !== 'string' || secret === '') return null
  return findDevKey(project, secret, now, (text) => trace.note(text))
}

/** Contract section 2: the parameter `project` goes before the header; without both it is the console's. */
export function requestedProject(request: Incoming, url: URL, sent: Readonly<Record<string, unknown>>): string {
  const asked = [sent.project, url.searchParams.get('project'), request.headers.get('x-appwrite-project')]
  return asked.find((value) => typeof value === 'string' && value !== '')?.toString() ?? consoleProjectId
}

/**
 * The project, made on first use unless the emulator is strict: a developer changes one line, the endpoint, and keeps
 * the project id. A foreign page cannot make one: it would fail the origin check anyway.
 */
function findProject(world: World, request: Incoming, id: string): Project | null {
  const record = world.store.projects.first({ id })
  if (record !== null) return projectOf(record)
  // A browser on its way to a login page sends no origin, but most of them say from where it comes.
  const origin = request.headers.get('origin') ?? request.headers.get('referer')
  const isForeign =
    origin === null
      ? ['cross-site', 'same-site'].includes(request.headers.get('sec-fetch-site') ?? '')
      : !isOriginAllowed(origin, id, [])
  // The console is part of every server, so it exists even for a strict one.
  if ((world.strict && id !== consoleProjectId) || isForeign || !isId(id)) return null
  return createProject(world.store, world.random, world.clock.now(), {
    id,
    name: id,
    madeBy: 'first-use',
    strictKeys: false,
    settings: {},
  })
}

function forwardedIp(request: Incoming): string | null {
  const first = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? ''
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(first) || /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(first) ? first : null
}
