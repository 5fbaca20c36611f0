/** The last step of every way to sign in. */
import { countryName } from '../../domain/locale.ts'
import { sendMessage } from '../../domain/outbox.ts'
import { insertSession, type NewSession, pruneSessions, sessionValue } from '../../domain/session.ts'
import { nameAgent } from '../../domain/user-agent.ts'
import { isoTime } from '../../domain/time.ts'
import type { Context } from '../../gates/call.ts'
import { sessionAlertMail } from '../../messages/session-alert.ts'
import type { SessionReply } from '../../models/session.ts'
import type { Session } from '../../store/tables/sessions.ts'
import type { User } from '../../store/tables/users.ts'

export interface SignIn extends NewSession {
  /** The user hears of it by mail, where the project wants that. */
  readonly alerts?: boolean
}

/** Signs `user` in for a client: session, session limit, cookies. Call it inside a transaction. */
export function signIn(context: Context, user: User, { alerts = false, ...start }: SignIn): SessionReply {
  const { store, project } = context
  const isFirst = store.sessions.count({ projectId: project.id, userId: user.id }) === 0
  const session = insertSession(context, user, start)
  if (alerts && !isFirst) sendAlert(context, user, session)
  pruneSessions(context, user)
  const value = sessionValue(session)
  context.giveSession(value, session.expire)
  return { session, current: true, secret: value, countryName: countryName(session.countryCode, context.locale) }
}

/** Contract section 9: of further sessions, to those who have an address. */
function sendAlert(context: Context, user: User, session: Session): void {
  const { project, locale, note } = context
  if (!project.settings.authSessionAlerts || user.email === null || user.email === '') return
  if (!project.settings.mailServer) {
    note('the project alerts of new sessions, but the setting mailServer is off, so nothing is sent')
    return
  }
  const letter = sessionAlertMail({
    projectName: project.name,
    userName: user.name ?? '',
    agent: nameAgent(session),
    ip: session.ip,
    country: countryName(session.countryCode, locale),
    time: `${isoTime(session.createdAt).slice(0, 16).replace('T', ' ')} UTC`,
  })
  const to = { userId: user.id, to: user.email, toName: user.name ?? '' }
  const carried = { code: null, link: null, secret: null, subjectId: '', expire: null }
  sendMessage(context, { channel: 'email', kind: 'session-alert', ...to, ...carried, ...letter })
}
