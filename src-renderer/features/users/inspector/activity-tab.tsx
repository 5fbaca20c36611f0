import { useMemo, useState } from 'react'
import { useRequestFeed } from '../../../data/use-connection.ts'
import { useMessages } from '../../../data/use-inbox.ts'
import { titleOf } from '../../../data/user-names.ts'
import { Link } from '../../../navigation/link.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/section.tsx'
import { countOf } from '../../../ui/words.ts'
import type { Subject } from '../actions/user-calls.ts'
import { historyQuery, type Asker } from '../user-queries.ts'
import { activityOf, type ActivityItem } from './activity.ts'
import { ChangeItem, MessageItem, RequestItem } from './activity-items.tsx'
import { useAsked, useAsker } from './use-asker.ts'

const pageLength = 50

/** Requests by and about the user, messages to it, and what control calls changed of it, newest first. */
export function ActivityTab({ subject }: { readonly subject: Subject }) {
  const { id: userId } = subject
  const asker = useAsker(userId)
  const { requests } = useRequestFeed()
  const messages = useMessages()
  const { data: steps } = useAsked(asker, historyQuery(asker))
  const [shown, setShown] = useState(pageLength)
  const { projectId } = asker
  const items = useMemo(
    () => activityOf({ userId, projectId, requests, messages, steps: steps ?? [] }),
    [userId, projectId, requests, messages, steps],
  )
  const isCalling = items.some((item) => item.kind === 'request' && item.exchange.actor.kind === 'user')
  return (
    <Section
      title={items.length === 0 ? 'Activity' : countOf(items.length, 'event')}
      end={
        isCalling ? (
          <Link
            to={{ screen: 'requests', id: null, parameters: { filter: `actor:${userId}` } }}
            className="inline-flex h-7 items-center rounded-control px-2 text-accent-text [--inset:--spacing(2)] hover:bg-hover"
          >
            Show in Requests
          </Link>
        ) : null
      }
    >
      {items.length === 0 ? (
        <p className="py-1 text-secondary">
          No request by or about {titleOf(subject)} in the log, and no message. The log keeps the last 5,000.
        </p>
      ) : (
        <ul aria-label="Activity" className="-mx-2">
          {items.slice(0, shown).map((item) => (
            <li key={keyOf(item)}>{itemOf(item, asker)}</li>
          ))}
        </ul>
      )}
      {items.length <= shown ? null : (
        <Button look="quiet" onPress={() => setShown(shown + pageLength)}>
          Show more
        </Button>
      )}
    </Section>
  )
}

function itemOf(item: ActivityItem, asker: Asker) {
  switch (item.kind) {
    case 'request':
      return <RequestItem exchange={item.exchange} changes={item.changes} />
    case 'message':
      return <MessageItem message={item.message} />
    case 'change':
      return <ChangeItem step={item.step} asker={asker} />
  }
}

function keyOf(item: ActivityItem): string {
  switch (item.kind) {
    case 'request':
      return item.exchange.id
    case 'message':
      return item.message.id
    case 'change':
      return item.step.id
  }
}
