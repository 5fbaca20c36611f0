import { useMessages, useUnread } from '../../data/use-inbox.ts'

/** In the side bar, while something waits to be read. */
export function UnreadBadge() {
  const isUnread = useUnread()
  const count = useMessages().filter(isUnread).length
  if (count === 0) return null
  return (
    <span className="rounded-full bg-accent px-1.5 text-label font-semibold text-on-accent">
      {count.toLocaleString('en')}
      <span className="sr-only"> unread</span>
    </span>
  )
}
