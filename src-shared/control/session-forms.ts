/** One session in every form that a tool may want. */
import type { SignInAs } from '../contract/control.ts'
import type { Project } from '../domain/project.ts'
import { sessionValue } from '../domain/session.ts'
import { isoTime } from '../domain/time.ts'
import type { Session } from '../store/tables/sessions.ts'
import type { ControlContext } from './control-route.ts'

/** `origin` is the page that is to be signed in. */
export function sessionForms(context: ControlContext, project: Project, session: Session, origin: string): SignInAs {
  const secret = sessionValue(session)
  const cookieName = `a_session_${project.id}`.toLowerCase()
  const endpoint = context.endpoint() ?? `${context.base}/v1`
  const fallback = JSON.stringify({ [cookieName]: secret })
  const cookie = (name: string, sameSite: 'Lax' | 'None') => ({
    name,
    value: encodeURIComponent(secret),
    domain: new URL(endpoint).hostname,
    path: '/',
    expires: Math.floor(session.expire / 1000),
    httpOnly: true,
    secure: false,
    sameSite,
  })
  return {
    userId: session.userId,
    sessionId: session.id,
    expire: isoTime(session.expire),
    secret,
    cookieName,
    storageState: {
      cookies: [cookie(`${cookieName}_legacy`, 'Lax')],
      origins: [{ origin, localStorage: [{ name: 'cookieFallback', value: fallback }] }],
    },
    snippets: {
      webSdk: `client.setEndpoint('${endpoint}').setProject('${project.id}').setSession('${secret}')`,
      nodeSdk: `new Client().setEndpoint('${endpoint}').setProject('${project.id}').setSession('${secret}')`,
      curl: `curl '${endpoint}/account' -H 'X-Appwrite-Project: ${project.id}' -H 'X-Appwrite-Session: ${secret}'`,
      browserConsole: `localStorage.setItem('cookieFallback', ${JSON.stringify(fallback)}); location.reload()`,
    },
  }
}
