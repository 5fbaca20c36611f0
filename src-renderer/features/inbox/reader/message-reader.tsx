import { useEffect, useState } from 'react'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { kindTitles, stateAt, stateTitles } from '../../../data/messages.ts'
import { projectQuery } from '../../../data/queries.ts'
import { useServices } from '../../../data/services.ts'
import { useNow } from '../../../data/use-now.ts'
import { useQuery } from '../../../data/use-query.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { Inspector } from '../../../ui/inspector.tsx'
import { JumpPast, TimeLeft } from '../../../ui/time-left.tsx'
import { Tabs, type TabItem } from '../../../ui/tabs.tsx'
import { useLinkCheck } from '../use-link-check.ts'
import type { FixedCodes } from '../../../data/use-fixed-codes.ts'
import type { MessageActions } from '../use-message-actions.ts'
import { MailFrame, type MailWidth } from './mail-frame.tsx'
import { MessageLinks } from './message-links.tsx'
import { MessageHeaders, MessageText, MessageVariables } from './message-parts.tsx'
import { ReaderActions } from './reader-actions.tsx'

type PartId = 'html' | 'text' | 'variables' | 'headers'

interface MessageReaderProps {
  readonly message: InboxMessage
  readonly actions: MessageActions
  readonly fixed: FixedCodes
  readonly onClose: () => void
}

export function MessageReader({ message, actions, fixed, onClose }: MessageReaderProps) {
  const { client } = useServices()
  const { id, kind, to, link, html, projectId, expire, subjectId } = message
  const { data: project } = useQuery(projectQuery(client, projectId))
  const [chosen, setPart] = useState<PartId>('html')
  const [width, setWidth] = useState<MailWidth>('phone')
  const now = useNow()
  const markRead = useViewState((view) => view.markRead)
  useEffect(() => markRead(id), [markRead, id])

  const [checked = null] = useLinkCheck(link === null ? [] : [link])
  const part = chosen === 'html' && html === '' ? 'text' : chosen
  const state = stateAt(message, now)
  const ending = { past: kind === 'mfa-challenge' ? 'challenge' : 'token', id: subjectId } as const
  const parts: readonly TabItem<PartId>[] = [
    ...(html === ''
      ? []
      : [
          {
            id: 'html',
            title: 'HTML',
            content: <MailFrame message={message} width={width} onWidth={setWidth} />,
          } as const,
        ]),
    { id: 'text', title: 'Text', content: <MessageText message={message} /> },
    {
      id: 'variables',
      title: 'Variables',
      content: <MessageVariables message={message} projectName={project?.name ?? ''} />,
    },
    { id: 'headers', title: 'Headers', content: <MessageHeaders message={message} /> },
  ]
  const keys = ['tab-1', 'tab-2', 'tab-3', 'tab-4'] as const
  useKeys(
    Object.fromEntries(
      keys.flatMap((key, at) => {
        const id = parts[at]?.id
        return id === undefined ? [] : [[key, () => setPart(id)]]
      }),
    ),
  )
  return (
    <Inspector
      label={`${kindTitles[kind]} to ${to}`}
      isWide={part === 'html' && width === 'desktop'}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-section leading-5 font-semibold break-words">{kindTitles[kind]}</h2>
          <p className="text-small break-words text-secondary">{to}</p>
          <div className="flex min-h-7 items-center gap-2 text-small text-secondary">
            <span className={state === 'unused' ? 'text-primary' : ''}>{stateTitles[state]}</span>
            {expire === null || state !== 'unused' ? null : (
              <>
                <TimeLeft until={expire} />
                <JumpPast until={expire} ending={ending} what={`${kindTitles[kind]} to ${to}`} />
              </>
            )}
          </div>
        </div>
      }
    >
      <ReaderActions message={message} link={checked} actions={actions} fixed={fixed} />
      <MessageLinks message={message} />
      <Tabs
        label="Parts of the message"
        tabs={parts}
        selected={part}
        onSelect={setPart}
        panelClassName={part === 'html' ? '' : 'p-4'}
      />
    </Inspector>
  )
}
