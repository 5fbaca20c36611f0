/** One session in every form that a tool may want. */
import type { SignInAs } from '../contract/control.ts'
import type { Project } from '../domain/project.ts'
import { insertSession, sessionValue } from '../domain/session.ts'
import { isoTime } from '../domain/time.ts'
import type { Session } from '../store/tables/sessions.ts'
import type { User } from '../store/tables/users.ts'
import type { ControlContext } from './control-route.ts'

/** A session that nobody signed in for. */
export function openSession(context: ControlContext, project: Project, user: User): Session {
  const { store, random, hasher } = context.world
  const scope = { store, project, now: context.now, random, hasher, client: { ip: '127.0.0.1', userAgent: '' } }
  return context.history.commit(`Sign in as ${user.name || user.id}`, () =>
    // Two factors, so that a user with MFA is signed in as well.
    insertSession(scope, user, {
      provider: 'server',
      providerUid: '',
      factors: user.mfa ? ['server', 'totp'] : ['server'],
    }),
  )
}

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
