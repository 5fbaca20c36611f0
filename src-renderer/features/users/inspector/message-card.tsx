import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { kindTitles, stateAt, stateTitles } from '../../../data/messages.ts'
import { useMessages } from '../../../data/use-inbox.ts'
import { useNow } from '../../../data/use-now.ts'
import { Link } from '../../../navigation/link.tsx'
import { BigCode } from '../../../ui/big-code.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { Section } from '../../../ui/section.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'

/** The newest message of the user: its code is the one that the app waits for. */
export function LatestMessage({ userId }: { readonly userId: string }) {
  const message = useMessages().find((each) => each.userId === userId)
  if (message === undefined) return null
  return (
    <Section
      title="Latest message"
      end={
        <Link
          to={{ screen: 'inbox', id: message.id }}
          className="inline-flex h-7 items-center rounded-control px-2 text-accent-text [--inset:--spacing(2)] hover:bg-hover"
        >
          Show in Inbox
        </Link>
      }
    >
      <MessageCard message={message} />
    </Section>
  )
}

function MessageCard({ message }: { readonly message: InboxMessage }) {
  const { kind, to, code, link, expire, createdAt } = message
  const state = stateAt(message, useNow())
  const what = `${kindTitles[kind]} to ${to}`
  return (
    <div className="flex flex-col gap-1">
      {code === null ? null : (
        <div className="flex items-center gap-2">
          <BigCode code={code} name="Code" />
          <CopyButton text={code} what="code" look="plain">
            Copy code
          </CopyButton>
        </div>
      )}
      {code !== null || link === null ? null : (
        <div className="flex">
          <CopyButton text={link} what="link" look="plain">
            Copy link
          </CopyButton>
        </div>
      )}
      <p className="break-words text-secondary">{what}</p>
      <div className="flex min-h-7 flex-wrap items-center gap-x-3 text-small text-secondary">
        <span>{stateTitles[state]}</span>
        <RelativeTime at={createdAt} />
        {expire === null || state !== 'unused' ? null : (
          <span className="flex items-center gap-1">
            <TimeLeft until={expire} />
            <JumpPast until={expire} what={what} />
          </span>
        )}
      </div>
    </div>
  )
}
