/** How many users and sessions there are and were made (contract models.json `usageUsers`, `metric`). */
import { wireTime } from '../domain/time.ts'
import type { Model } from '../http/route.ts'

export interface Metric {
  readonly value: number
  /** Start of the hour or day. */
  readonly date: number
}

export interface UsageUsers {
  readonly range: string
  readonly usersTotal: number
  readonly sessionsTotal: number
  readonly users: readonly Metric[]
  readonly sessions: readonly Metric[]
}

export const usageUsersModel: Model<UsageUsers, unknown> = {
  name: 'usageUsers',
  write: ({ range, usersTotal, sessionsTotal, users, sessions }) => ({
    range,
    usersTotal,
    sessionsTotal,
    users: users.map(writeMetric),
    sessions: sessions.map(writeMetric),
  }),
}

function writeMetric({ value, date }: Metric): object {
  return { value, date: wireTime(date) }
}
