/** What helps on beside a fix and changes nothing: text to copy, or what to look at. */
import type { Lead } from '../contract/requests.ts'
import type { World } from '../gates/call.ts'
import type { LoggedExchange } from './request-log.ts'
import { tokenLeads } from './token-fixes.ts'

type LeadsFor = (exchange: LoggedExchange, world: World) => readonly Lead[]

const byError: Readonly<Record<string, LeadsFor>> = {
  general_unauthorized_scope({ subject: { keyId, userId } }) {
    const id = keyId !== null ? `key:${keyId}` : userId !== null ? `user:${userId}` : 'guest'
    return [{ label: 'Show what the caller may', shows: { kind: 'scopes', id } }]
  },
  user_more_factors_required({ summary, subject }, { store }) {
    const user = store.users.first({ projectId: summary.projectId, id: subject.userId ?? '' })
    return user === null
      ? []
      : [{ label: `Show the codes of ${user.name || user.id}`, shows: { kind: 'codes', id: user.id } }]
  },
  user_session_already_exists: () => [
    { label: 'Copy the line that signs out', copies: "await account.deleteSession({ sessionId: 'current' })" },
  ],
  user_invalid_token: tokenLeads,
}

export function leadsFor(exchange: LoggedExchange, world: World): readonly Lead[] {
  const { errorType } = exchange.summary
  // A fault made up the error: nothing is the matter.
  if (exchange.subject.faults.length > 0 || errorType === null) return []
  return Object.hasOwn(byError, errorType) ? (byError[errorType]?.(exchange, world) ?? []) : []
}
