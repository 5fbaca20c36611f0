import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Query } from '../../../data/query-cache.ts'
import { useServices } from '../../../data/services.ts'
import { topics } from '../../../data/topics.ts'
import { createUserWindow, emptyWindow, type UserWindow, type UserWindowState } from './user-window.ts'

export interface UserList {
  /** Null while no project is known. */
  readonly window: UserWindow | null
  readonly state: UserWindowState
  /** Changes when another list is shown: another project, filter or order. */
  readonly listKey: string
}

const nothing = { subscribe: () => () => {}, state: () => emptyWindow }

/** The users of a project by filter and order, live. While another list is read the last one stays on screen. */
export function useUserWindow(projectId: string, filter: string, order: string): UserList {
  const { client, cache } = useServices()
  const window = useMemo(
    () =>
      projectId === ''
        ? null
        : createUserWindow((range, signal) => client.users(projectId, { filter, order, ...range }, signal)),
    [client, projectId, filter, order],
  )

  useEffect(() => {
    if (window === null) return
    const stop = window.start()
    const changes = changesOf(projectId)
    // Its first answer only says that it listens now.
    let isListening = cache.read(changes).data !== undefined
    const leave = cache.subscribe(changes, () => {
      if (isListening) window.refresh()
      isListening = true
    })
    return () => {
      leave()
      stop()
    }
  }, [cache, projectId, window])

  const source = window ?? nothing
  const state = useSyncExternalStore(source.subscribe, source.state)
  const listKey = JSON.stringify([projectId, filter, order])
  const [shown, show] = useState({ state, listKey })
  const isAnswered = state.total !== null || state.error !== null
  if (isAnswered && shown.state !== state) show({ state, listKey })
  return { window, ...shown }
}

/** Asks the server nothing: its answer stands for "something about the users has changed". */
function changesOf(projectId: string): Query<number> {
  let changes = 0
  return {
    key: `project/${projectId}/user-list-changes`,
    topics: [
      ...['users', 'sessions', 'memberships', 'identities'].map((table) => topics.table(projectId, table)),
      // Another baseline: others have changed since.
      topics.snapshots,
    ],
    load: async () => (changes += 1),
  }
}
