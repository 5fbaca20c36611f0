/** What a browser meets between app and callback: the login pages of emulated OAuth2 providers, and two last pages. */
import type { OAuth2Answer, OAuth2Person } from '../contract/oauth2.ts'
import { mailedLink as withQuery } from '../domain/mailed-link.ts'
import { answerAs, isMock, knownPeople, newPerson, putStandingAnswer, standingAnswer } from '../domain/oauth-person.ts'
import { oAuthProviderNames } from '../domain/oauth-providers.ts'
import { type Project, projectOf } from '../domain/project.ts'
import type { World } from '../gates/call.ts'
import { checkControlOrigin } from '../gates/control-origin.ts'
import { EmulatorError } from '../http/errors.ts'
import { isOriginAllowed, splitOrigin } from '../http/origin-rule.ts'
import { consentPage, type Target } from '../pages/consent.ts'
import { errorPage } from '../pages/error.ts'
import { failurePage, postPage, successPage } from '../pages/oauth2-end.ts'
import { createOneTime } from '../simulate/one-time.ts'
import { isObject, type JsonObject } from '../store/column.ts'
import { oauth2Outcomes } from '../store/tables/oauth2-answers.ts'
import { loginPath } from './oauth2-paths.ts'

export interface OAuth2Pages {
  show(request: Request): Promise<Response>
}

/** What the login page was asked, and the choices that it offered. */
interface Asked {
  readonly project: Project
  readonly provider: string
  readonly callback: string
  readonly state: string
  readonly people: readonly OAuth2Person[]
}

export function createOAuth2Pages(world: World): OAuth2Pages {
  const { store, clock, grants } = world
  const tickets = createOneTime<Asked>(world.random)

  function login(url: URL, provider: string): Response {
    const asked = readQuestion(url, provider)
    const standing = standingAnswer({ store, project: asked.project }, provider)
    if (standing !== null) return goBack(asked, standing)
    const ticket = tickets.put(asked)
    const { project, people, state } = asked
    return consentPage({
      providerName: oAuthProviderNames[provider] ?? provider,
      projectName: project.name,
      scopes: (url.searchParams.get('scope') ?? '').split(/\s+/).filter((scope) => scope !== ''),
      targets: targetsOf(project, state, url.origin),
      people,
      newPerson: newPerson({ store, project }, provider),
      ticket,
    }).response
  }

  function readQuestion(url: URL, provider: string): Asked {
    if (!Object.hasOwn(oAuthProviderNames, provider) || isMock(provider)) {
      throw new EmulatorError(404, 'provider_not_found', `There is no login page of "${provider}".`, '')
    }
    const callback = url.searchParams.get('redirect_uri') ?? ''
    // The code goes to this server's own callback and nowhere else; where the browser goes then is checked there.
    const start = `${url.origin}/v1/account/sessions/oauth2/callback/${provider}/`
    const record = callback.startsWith(start) ? store.projects.first({ id: callback.slice(start.length) }) : null
    if (record === null) {
      throw new EmulatorError(
        400,
        'callback_refused',
        'This login page can only lead back to the callback of a project of this server.',
        'Start with account.createOAuth2Session or createOAuth2Token.',
      )
    }
    const project = projectOf(record)
    const people = knownPeople({ store, project }, provider)
    return { project, provider, callback, state: url.searchParams.get('state') ?? '', people }
  }

  async function choose(request: Request): Promise<Response> {
    checkControlOrigin(request, [])
    const form = new URLSearchParams(await request.text())
    const asked = tickets.take(form.get('ticket') ?? '')
    if (asked === null) {
      throw new EmulatorError(
        400,
        'ticket_refused',
        'This choice was made before, or on another page.',
        'Go back to the app and sign in again.',
      )
    }
    const chosen = form.get('outcome')
    const answer: OAuth2Answer = {
      provider: asked.provider,
      outcome: oauth2Outcomes.find((outcome) => outcome === chosen) ?? 'sign-in',
      ...chosenPerson(form, asked.people),
    }
    if (form.get('standing') === 'true') {
      store.commit(() => putStandingAnswer({ store, project: asked.project, now: clock.now() }, answer))
    }
    return goBack(asked, answer)
  }

  function goBack({ project, provider, callback, state }: Asked, answer: OAuth2Answer): Response {
    const reply = { ...answerAs({ store, project }, grants, answer), ...(state === '' ? {} : { state }) }
    if (provider === 'apple') return postPage(callback, reply).response
    // 303: what follows is a GET, whichever way the choice came.
    const headers = { Location: withQuery(callback, reply), 'Cache-Control': 'no-store' }
    return new Response(null, { status: 303, headers })
  }

  function route(request: Request): Response | Promise<Response> {
    const url = new URL(request.url)
    const [, provider = ''] = loginPath.exec(url.pathname) ?? []
    if (request.method === 'POST' && provider !== '') return choose(request)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      throw new EmulatorError(405, 'method_refused', `${request.method} is not for this page.`, '')
    }
    if (provider !== '') return login(url, provider)
    return url.pathname.endsWith('success')
      ? successPage().response
      : failurePage(readError(url.searchParams.get('error') ?? '')).response
  }

  return {
    async show(request) {
      try {
        return await route(request)
      } catch (thrown) {
        const isOurs = thrown instanceof EmulatorError
        const message = isOurs ? `${thrown.message} ${thrown.hint}`.trim() : `The emulator failed: ${String(thrown)}`
        const facts = { status: isOurs ? thrown.status : 500, type: isOurs ? thrown.type : 'emulator_failed', message }
        const { response } = errorPage(facts)
        response.headers.set('X-Emulator-Error', facts.type)
        return response
      }
    },
  }
}

const longestId = 128

function chosenPerson(form: URLSearchParams, people: readonly OAuth2Person[]): OAuth2Person {
  const person = people[Number(form.get('person') ?? 'new')]
  if (person !== undefined) return person
  const given = (name: string, most: number) => (form.get(name) ?? '').trim().slice(0, most)
  const email = given('email', 320)
  return {
    providerUid: given('providerUid', longestId),
    name: given('name', longestId),
    email,
    emailVerified: email !== '' && form.get('emailVerified') === 'true',
  }
}

/** For the page to show; what is not allowed is refused when the browser comes back. */
function targetsOf(project: Project, state: string, base: string): readonly Target[] {
  const { success, failure } = parsed(state)
  return (
    [
      ['signed in', success],
      ['failed', failure],
    ] as const
  ).flatMap(([when, target]) => {
    if (typeof target !== 'string' || target === '') return []
    const { scheme, host } = splitOrigin(target)
    const isAllowed =
      target.startsWith(`${base}/console/`) || isOriginAllowed(target, project.id, project.settings.platforms)
    const isWeb = scheme === 'http:' || scheme === 'https:'
    return [{ when, place: isWeb ? shownHost(target, host) : scheme || target.slice(0, 80), isAllowed }]
  })
}

/** With its port, which tells local apps apart. */
function shownHost(target: string, host: string): string {
  return URL.canParse(target) ? new URL(target).host : host
}

function readError(text: string): { readonly message: string; readonly type: string } {
  const { message, type } = parsed(text)
  return {
    message: typeof message === 'string' ? message : 'The provider or the project refused.',
    type: typeof type === 'string' ? type : '',
  }
}

function parsed(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}
