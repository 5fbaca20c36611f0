/** A restore as a call and as the line that does the same in a terminal. */
import type { Call } from '../../../../src-shared/client/transport.ts'
import type { RestoreChoices } from '../../../../src-shared/contract/snapshots.ts'
import type { RestoringChoices } from '../../../data/view-state.ts'

export const usualRestoring: RestoringChoices = { dates: 'shift', sessions: 'keep', messages: 'keep', isAtOnce: false }

export interface RestorePlan extends Pick<RestoringChoices, 'dates' | 'sessions' | 'messages'> {
  /** Empty: everybody. */
  readonly users: readonly string[]
  readonly projectId: string
}

/** What is not as it usually is. */
export function restoreChoices(plan: RestorePlan): RestoreChoices {
  const { dates, sessions, messages, users, projectId } = plan
  return {
    ...(dates === usualRestoring.dates ? {} : { dates }),
    ...(sessions === usualRestoring.sessions ? {} : { sessions }),
    ...(messages === usualRestoring.messages ? {} : { messages }),
    ...(users.length === 0 ? {} : { users, projectId }),
  }
}

export function restoreCall(name: string, plan: RestorePlan): Call {
  return {
    method: 'POST',
    path: `/__emulator/snapshots/${encodeURIComponent(name)}/restore`,
    body: restoreChoices(plan),
  }
}

/** Where a terminal finds the server by itself. */
const usualUrl = 'http://localhost:4280'

/** `url`: where the emulator listens. */
export function restoreLine(name: string, plan: RestorePlan, url: string): string {
  const { users = [], projectId, ...options } = restoreChoices(plan)
  const words = [
    ...Object.entries(options).map(([option, value]) => `--${option} ${value}`),
    ...users.map((user) => `--user ${user}`),
    ...(projectId === undefined ? [] : [`--project ${projectId}`]),
    ...(url === usualUrl ? [] : [`--url ${url}`]),
  ]
  return ['offwrite snapshot restore', name, ...words].join(' ')
}
