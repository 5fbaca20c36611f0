import { Mail, MessageSquare } from 'lucide-react'
import type { InboxMessage } from '../../../src-shared/contract/inbox.ts'
import { duration } from '../../data/emulator-clock.ts'
import { kindTitles, shownCode, stateAt, stateTitles } from '../../data/messages.ts'
import { classes } from '../../ui/classes.ts'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { FixedMark } from '../../ui/fixed-codes.tsx'
import { Icon } from '../../ui/icon.tsx'
import { RelativeTime } from '../../ui/time.tsx'

export interface MessageWords {
  /** Emulator time. */
  readonly now: number
  readonly isUnread: (message: InboxMessage) => boolean
  readonly isFixed: (to: string) => boolean
}

/** Newest first, as they are held. */
export const defaultMessageOrder = '-sent'

const states = Object.keys(stateTitles)

export function messageColumns({ now, isUnread, isFixed }: MessageWords): readonly GridColumn<InboxMessage>[] {
  return [
    {
      id: 'to',
      order: 'to',
      title: 'To',
      width: 168,
      grow: 3,
      priority: 1,
      value: ({ to }) => to,
      cell: (message) => (
        <>
          <Channel channel={message.channel} />
          {isUnread(message) ? <span className="sr-only">Unread: </span> : null}
          <span className={isUnread(message) ? 'font-semibold' : undefined}>{message.to}</span>
        </>
      ),
    },
    {
      id: 'kind',
      order: 'kind',
      title: 'Kind',
      width: 100,
      grow: 1,
      priority: 2,
      value: ({ kind }) => kindTitles[kind],
      cell: ({ kind }) => <span className="text-secondary">{kindTitles[kind]}</span>,
    },
    {
      id: 'code',
      title: 'Code',
      width: 84,
      priority: 1,
      cell: (message) => {
        const { code, link } = message
        if (code === null) return link === null ? null : <span className="text-secondary">Link</span>
        return (
          <>
            <span className={classes('font-mono', isUnread(message) ? 'font-semibold' : 'text-secondary')}>
              {shownCode(code)}
            </span>
            {isFixed(message.to) ? <FixedMark /> : null}
          </>
        )
      },
    },
    {
      id: 'left',
      order: 'left',
      title: 'Time left',
      width: 88,
      priority: 4,
      align: 'end',
      value: (message) => (message.expire === null || stateAt(message, now) !== 'unused' ? null : message.expire),
      cell: (message) => <span className="text-small text-secondary">{timeLeft(message, now)}</span>,
    },
    {
      id: 'state',
      order: 'state',
      title: 'State',
      width: 64,
      priority: 3,
      value: (message) => states.indexOf(stateAt(message, now)),
      cell: (message) => {
        const state = stateAt(message, now)
        return <span className={state === 'unused' ? 'text-primary' : 'text-tertiary'}>{stateTitles[state]}</span>
      },
    },
    {
      id: 'sent',
      order: 'sent',
      isLargestFirst: true,
      title: 'Sent',
      width: 88,
      priority: 4,
      align: 'end',
      cell: ({ createdAt }) => (
        <span className="text-small">
          <RelativeTime at={createdAt} />
        </span>
      ),
    },
  ]
}

/** `14 min`; empty when nothing lapses any more. */
export function timeLeft(message: InboxMessage, now: number): string {
  if (message.expire === null || stateAt(message, now) !== 'unused') return ''
  const left = Date.parse(message.expire) - now
  return left < 10_000 ? 'seconds' : (duration(left) ?? message.expire.slice(0, 10))
}

function Channel({ channel }: Pick<InboxMessage, 'channel'>) {
  const isEmail = channel === 'email'
  return (
    <span title={isEmail ? 'Email' : 'SMS'} className="me-2 text-tertiary">
      <Icon of={isEmail ? Mail : MessageSquare} className="inline-block align-[-3px]" />
      <span className="sr-only">{isEmail ? 'Email to ' : 'SMS to '}</span>
    </span>
  )
}
