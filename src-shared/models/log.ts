/** An audit row (contract models.json `log`, `logList`). */
import { unknownCountry } from '../domain/session.ts'
import { wireTime } from '../domain/time.ts'
import { describeUserAgent } from '../domain/user-agent.ts'
import type { Model } from '../http/route.ts'
import type { Log } from '../store/tables/logs.ts'

export interface LogReply {
  readonly log: Log
  readonly userEmail: string
  readonly userName: string
}

export const logModel: Model<LogReply, unknown> = {
  name: 'log',
  write({ log, userEmail, userName }) {
    const agent = describeUserAgent(log.userAgent)
    return {
      event: log.event,
      userId: log.userId,
      userEmail,
      userName,
      // Only the console acts as an admin, and it is not emulated.
      mode: 'default',
      userType: log.userType,
      ip: log.ip,
      time: wireTime(log.time),
      osCode: agent.osCode,
      osName: agent.osName,
      osVersion: agent.osVersion,
      clientType: agent.clientType,
      clientCode: agent.clientCode,
      clientName: agent.clientName,
      clientVersion: agent.clientVersion,
      clientEngine: agent.clientEngine,
      clientEngineVersion: agent.clientEngineVersion,
      deviceName: agent.deviceName,
      deviceBrand: agent.deviceBrand,
      deviceModel: agent.deviceModel,
      countryCode: unknownCountry.code,
      countryName: unknownCountry.name,
    }
  },
}

export interface LogList {
  readonly total: number
  readonly logs: readonly LogReply[]
}

export const logListModel: Model<LogList, unknown> = {
  name: 'logList',
  write: ({ total, logs }, view) => ({ total, logs: logs.map((log) => logModel.write(log, view)) }),
}
