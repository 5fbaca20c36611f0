/** `users.getUsage`: of older servers, called by their console. */
import { defineRule, optional, refuse, type Rule } from '../../http/rules.ts'
import { usageUsersModel } from '../../models/usage.ts'
import { madePerBucket } from '../../store/usage.ts'
import { defineRoute } from '../define-route.ts'

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds

const ranges = {
  '24h': { count: 24, lengthMilliseconds: hourMilliseconds },
  '30d': { count: 30, lengthMilliseconds: dayMilliseconds },
  '90d': { count: 90, lengthMilliseconds: dayMilliseconds },
} as const

type Range = keyof typeof ranges

const range = (): Rule<Range> =>
  defineRule('24h, 30d or 90d', (value) =>
    value === '24h' || value === '30d' || value === '90d' ? value : refuse('the value must be 24h, 30d or 90d'),
  )

/** `users.getUsage` */
export const getUsage = defineRoute({
  method: 'GET',
  path: '/v1/users/usage',
  sdk: 'users.getUsage',
  service: 'users',
  scope: ['users.read'],
  params: { range: optional<Range, Range, unknown>(range(), '30d') },
  status: 200,
  response: usageUsersModel,
  handle({ range }, { store, project, now }) {
    const { count, lengthMilliseconds } = ranges[range]
    // The last point is the hour or day that is under way; what counts for a point is what was made in it and is still there.
    const start = (Math.floor(now / lengthMilliseconds) - count + 1) * lengthMilliseconds
    const points = (table: 'users' | 'sessions') =>
      madePerBucket(store.database, table, project.id, { start, lengthMilliseconds, count }).map((value, at) => ({
        value,
        date: start + at * lengthMilliseconds,
      }))
    return {
      range,
      usersTotal: store.users.count({ projectId: project.id }),
      sessionsTotal: store.sessions.count({ projectId: project.id }),
      users: points('users'),
      sessions: points('sessions'),
    }
  },
})
