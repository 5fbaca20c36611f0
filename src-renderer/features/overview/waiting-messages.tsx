import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { duration } from '../../data/emulator-clock.ts'
import { kindTitles, shownCode, stateAt } from '../../data/messages.ts'
import { useMessages } from '../../data/use-inbox.ts'
import { useNow } from '../../data/use-now.ts'
import { Link } from '../../navigation/link.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Pane, rowLook } from './pane.tsx'

const shownMessages = 5

/** Codes and links that nobody has used yet, newest first, each to copy. */
export function WaitingMessages() {
  const now = useNow()
  const waiting = useMessages()
    .filter((message) => (message.code ?? message.link) !== null && stateAt(message, now) === 'unused')
    .slice(0, shownMessages)
  return (
    <Pane
      title="Waiting codes and links"
      more={{ title: 'Inbox', to: { screen: 'inbox', id: null } }}
      empty="No code and no link waits to be used."
    >
      {waiting.map((message) => (
        <li key={message.id} className="flex items-center pe-0.5">
          <MessageLine message={message} now={now} />
          <CopyButton
            text={message.code ?? message.link ?? ''}
            what={`${message.code === null ? 'link' : 'code'} for ${message.to}`}
          />
        </li>
      ))}
    </Pane>
  )
}

function MessageLine({ message, now }: { readonly message: InboxMessage; readonly now: number }) {
  const { id, kind, to, code } = message
  return (
    <Link to={{ screen: 'inbox', id }} className={rowLook}>
      <span className="w-16 shrink-0">
        {code === null ? (
          <span className="text-secondary">Link</span>
        ) : (
          <span className="font-mono">{shownCode(code)}</span>
        )}
      </span>
      <span className="min-w-0 flex-1 truncate" title={to}>
        {to}
      </span>
      <span className="shrink-0 text-small text-secondary">{kindTitles[kind]}</span>
      <span className="w-12 shrink-0 text-end text-small text-secondary">{timeLeft(message, now)}</span>
    </Link>
  )
}

function timeLeft({ expire }: InboxMessage, now: number): string {
  return expire === null ? '' : (duration(Date.parse(expire) - now) ?? expire.slice(0, 10))
}
