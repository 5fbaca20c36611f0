/** A restore as a call and as the line that does the same in a terminal. */
import type { Call } from '../../../../src-shared/client/transport.ts'
import type { RecordDifference, RestoreChoices } from '../../../../src-shared/contract/snapshots.ts'
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

/** One record, as a diff names it. The clock is everybody's, so it stays. */
export function restoreRecordCall(
  name: string,
  { table, id, projectId }: Pick<RecordDifference, 'table' | 'id' | 'projectId'>,
  dates: RestoringChoices['dates'],
): Call {
  const choices: RestoreChoices = {
    ...(dates === 'keep' ? { dates } : {}),
    records: [`${table}/${id}`],
    ...(projectId === '' ? {} : { projectId }),
  }
  return { method: 'POST', path: `/__emulator/snapshots/${encodeURIComponent(name)}/restore`, body: choices }
}

/** Where a terminal finds the server by itself. */
const usualUrl = 'http://localhost:4280'

/** `url`: where the emulator listens. */
export function restoreLine(name: string, plan: RestorePlan, url: string): string {
  const { users = [], projectId, dates, sessions, messages } = restoreChoices(plan)
  const options = { dates, sessions, messages }
  const words = [
    ...Object.entries(options).flatMap(([option, value]) => (value === undefined ? [] : [`--${option} ${value}`])),
    ...users.map((user) => `--user ${user}`),
    ...(projectId === undefined ? [] : [`--project ${projectId}`]),
    ...(url === usualUrl ? [] : [`--url ${url}`]),
  ]
  return ['offwrite snapshot restore', name, ...words].join(' ')
}
