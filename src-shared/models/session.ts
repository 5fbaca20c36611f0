/** A session (contract models.json `session`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'
import type { Session } from '../store/tables/sessions.ts'
import { shownTo, type View } from './model.ts'

export interface SessionReply {
  readonly session: Session
  /** It is the one that made this request. */
  readonly current: boolean
  /** Shown to API keys only. */
  readonly secret: string
  /** Empty in replies that do not fill it (quirk Q16). */
  readonly countryName: string
  /** In the one reply that does not write it as all others do (contract, PUT challenges). */
  readonly mfaUpdatedAt?: string
}

export const sessionModel: Model<SessionReply, View> = {
  name: 'session',
  write: ({ session, current, secret, countryName, mfaUpdatedAt }, view) =>
    shownTo(view, [['1.5.0', ['factors', 'secret']]], {
      $id: session.id,
      $createdAt: wireTime(session.createdAt),
      $updatedAt: wireTime(session.updatedAt),
      userId: session.userId,
      expire: wireTime(session.expire),
      provider: session.provider,
      providerUid: session.providerUid,
      providerAccessToken: session.providerAccessToken,
      providerAccessTokenExpiry: wireTime(session.providerAccessTokenExpiry),
      providerRefreshToken: session.providerRefreshToken,
      ip: session.ip,
      osCode: session.osCode,
      osName: session.osName,
      osVersion: session.osVersion,
      clientType: session.clientType,
      clientCode: session.clientCode,
      clientName: session.clientName,
      clientVersion: session.clientVersion,
      clientEngine: session.clientEngine,
      clientEngineVersion: session.clientEngineVersion,
      deviceName: session.deviceName,
      deviceBrand: session.deviceBrand,
      deviceModel: session.deviceModel,
      countryCode: session.countryCode,
      countryName,
      current,
      factors: session.factors,
      secret: view.showsSecrets ? secret : '',
      mfaUpdatedAt: mfaUpdatedAt ?? wireTime(session.mfaUpdatedAt),
    }),
}

export interface SessionList {
  readonly total: number
  readonly sessions: readonly SessionReply[]
}

export const sessionListModel: Model<SessionList, View> = {
  name: 'sessionList',
  write: ({ total, sessions }, view) => ({
    total,
    sessions: sessions.map((session) => sessionModel.write(session, view)),
  }),
}
