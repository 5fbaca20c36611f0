import { useMemo, useSyncExternalStore } from 'react'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'
import type { InboxFeedState } from './inbox-feed.ts'
import { stateAt } from './messages.ts'
import { useServices } from './services.ts'
import { useNow } from './use-now.ts'
import { useProjectId } from './use-project.ts'
import { useViewState } from './use-view-state.ts'

export function useInboxFeed(): InboxFeedState {
  const { inbox } = useServices()
  return useSyncExternalStore(inbox.subscribe, inbox.state)
}

/** Of the project that is looked at, newest first. */
export function useMessages(): readonly InboxMessage[] {
  const { messages } = useInboxFeed()
  const projectId = useProjectId()
  return useMemo(
    () => messages.filter((message) => message.projectId === projectId).toReversed(),
    [messages, projectId],
  )
}

/** Tells what still waits to be read: never opened or copied here, and not used, expired or replaced either. */
export function useUnread(): (message: InboxMessage) => boolean {
  const read = useViewState((view) => view.readMessages)
  const now = useNow()
  return useMemo(() => {
    const ids = new Set(read)
    return (message) => !ids.has(message.id) && stateAt(message, now) === 'unused'
  }, [read, now])
}
