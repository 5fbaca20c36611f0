/** What a handler may use, made from a call that has passed the gates. */
import { insertLog } from '../domain/audit.ts'
import { chosenLocale } from '../domain/locale.ts'
import { cookieDomain, isLocalOrAddress } from '../http/cookies.ts'
import { fail } from '../http/errors.ts'
import { jsonText } from '../http/reply.ts'
import { splitOrigin } from '../http/origin-rule.ts'
import type { Change } from '../store/change.ts'
import { changedIds } from '../store/changed-ids.ts'
import { type Call, type Context, requestHeader } from './call.ts'
import { meetFault } from './faults.ts'

export function contextOf(call: Call, onChanges: (changes: readonly Change[]) => void): Context {
  const { store, random, hasher, disposableDomains, passwordDictionary, grants, strict } = call.world
  const project = call.project ?? fail('project_not_found')
  const cookieName = `a_session_${project.id}`.toLowerCase()
  const fallsBack = !isDomainVerified(call)

  function setCookies(value: string, expire: number): void {
    const { clock } = call.world
    const shared = {
      value: encodeURIComponent(value),
      // Emulator: browsers keep the host's time, whatever the emulator's clock says, so the time that is left counts.
      expires: expire - clock.now() + clock.realNow(),
      domain: cookieDomain(call.url.hostname),
      path: '/',
      httpOnly: true,
      secure: call.url.protocol === 'https:',
    } as const
    call.cookies.push({ name: `${cookieName}_legacy`, sameSite: null, ...shared })
    call.cookies.push({ name: cookieName, sameSite: 'None', ...shared })
  }

  const client = { ip: call.peer.ip, userAgent: userAgentOf(call) }
  let isAudited = false

  /** In the transaction that it tells of, so that the two are one commit; one row a call. */
  function audit(changes: readonly Change[]): void {
    const { auditEvent: event } = call.route
    if (event === undefined || isAudited) return
    isAudited = true
    const ids = changedIds(changes, store.decode, call.raw)
    insertLog(store, random, { projectId: project.id, now: call.now, event, actor: call.actor, ids, client })
  }

  return {
    store,
    project,
    now: call.now,
    requestId: call.id,
    random,
    hasher,
    disposableDomains,
    passwordDictionary,
    actor: call.actor,
    grants,
    isStrict: strict,
    received: call.raw,
    devKey: call.devKey,
    base: call.url.origin,
    locale: chosenLocale([call.raw.locale, requestHeader(call, 'x-appwrite-locale')]),
    client,
    transaction(work) {
      const { result, changes } = store.commit(() => {
        const done = store.database.transaction(work)
        audit(done.changes)
        return done.result
      })
      onChanges(changes.filter(({ table }) => table !== 'logs'))
      return result
    },
    note: (text) => call.trace.note(text),
    meetFault: (moment, sdk) => meetFault(call, moment, sdk),
    giveSession(value, expire) {
      setCookies(value, expire)
      if (fallsBack) call.responseHeaders.set('X-Fallback-Cookies', jsonText({ [`a_session_${project.id}`]: value }))
    },
    takeSession({ isCurrent }) {
      if (isCurrent) setCookies('deleted', call.now - 365 * 24 * 3600 * 1000)
      if (fallsBack) call.responseHeaders.set('X-Fallback-Cookies', '[]')
    },
  }
}

function userAgentOf(call: Call): string {
  const forwarded = call.actor.kind === 'key' ? requestHeader(call, 'x-forwarded-user-agent') : ''
  return forwarded === '' ? requestHeader(call, 'user-agent') : forwarded
}

/** Contract section 3: the registrable domains of page and server are one, so that a cookie is first-party. */
function isDomainVerified(call: Call): boolean {
  const { host } = splitOrigin(requestHeader(call, 'origin') || requestHeader(call, 'referer'))
  const here = registrable(call.url.hostname)
  return here !== '' && here === registrable(host)
}

/** Emulator: the last two labels, without the list of public suffixes; local names and addresses have none. */
function registrable(hostname: string): string {
  return isLocalOrAddress(hostname) || !hostname.includes('.') ? '' : hostname.split('.').slice(-2).join('.')
}
