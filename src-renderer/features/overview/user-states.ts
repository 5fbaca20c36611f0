/** How many users there are of each kind, for the strip that leads to them. */
import type { ControlClient } from '../../../src-shared/client/control-client.ts'
import type { Query } from '../../data/query-cache.ts'
import { topics } from '../../data/topics.ts'

export interface UserState {
  readonly title: string
  /** Of the list of users. */
  readonly filter: string
}

export const userStates: readonly UserState[] = [
  { title: 'Users', filter: '' },
  { title: 'Signed in', filter: 'session:yes' },
  { title: 'Unverified', filter: 'verified:no' },
  { title: 'Blocked', filter: 'status:blocked' },
  { title: 'With MFA', filter: 'mfa:yes' },
  { title: 'Anonymous', filter: 'anonymous:yes' },
]

/** Of an old fixture whose users cannot go on: time has signed them out. */
export const expiredFilter = 'session:expired'

/** A suite that signs up users one after the other must not count them all each time. */
const restMilliseconds = 1000

export interface UserCounts {
  /** In the order of the states. */
  readonly states: readonly number[]
  readonly expired: number
}

export function userStatesQuery(client: ControlClient, projectId: string): Query<UserCounts> {
  return {
    key: `project/${projectId}/user-states`,
    topics: [topics.table(projectId, 'users'), topics.table(projectId, 'sessions'), topics.status],
    restMilliseconds,
    async load(signal) {
      const count = async (filter: string) => (await client.users(projectId, { filter, limit: 1 }, signal)).total
      const [states, expired] = await Promise.all([
        Promise.all(userStates.map(({ filter }) => count(filter))),
        count(expiredFilter),
      ])
      return { states, expired }
    },
  }
}
