import { Ellipsis } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { shortRecipient, shownCode, spokenCode, stateAt } from '../../../data/messages.ts'
import { useServices } from '../../../data/services.ts'
import { useRequestFeed } from '../../../data/use-connection.ts'
import { useNow } from '../../../data/use-now.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import type { CheckedLink } from '../link-check.ts'
import { commandLine, sdkCall, secretOf, userIdAndSecret } from '../sdk-call.ts'
import type { FixedCodes } from '../use-fixed-codes.ts'
import { isCompletable, type MessageActions } from '../use-message-actions.ts'
import { LinkLine } from './link-line.tsx'

interface ReaderActionsProps {
  readonly message: InboxMessage
  readonly link: CheckedLink | null
  readonly actions: MessageActions
  readonly fixed: FixedCodes
}

/** What one comes for: the code or the link, big, and what can be done with it. */
export function ReaderActions({ message, link, actions, fixed }: ReaderActionsProps) {
  const { code } = message
  const who = shortRecipient(message)
  const state = stateAt(message, useNow())
  const canComplete = state === 'unused' && isCompletable(message)
  return (
    <div className="flex shrink-0 flex-col gap-2 px-4 pb-3">
      {code === null ? null : (
        <p className="font-mono text-code font-semibold text-primary">
          <span aria-hidden>{shownCode(code)}</span>
          <span className="sr-only">Code {spokenCode(code)}</span>
        </p>
      )}
      {link === null ? null : <LinkLine link={link} isAlone />}
      <div className="flex flex-wrap items-center gap-2">
        {code === null ? null : (
          <Button
            look="primary"
            action="copy-code"
            label={`Copy code for ${who}`}
            onPress={() => actions.copy(message)}
          >
            Copy code
          </Button>
        )}
        {link === null ? null : (
          <>
            {link.isWeb ? (
              <Button
                look="primary"
                action="open-link"
                label={`Open link to ${link.host}`}
                onPress={() => actions.openLink(message)}
              >
                Open link
              </Button>
            ) : null}
            <CopyButton text={link.link} what="link" look="plain">
              Copy link
            </CopyButton>
          </>
        )}
        {canComplete ? (
          <Button action="complete" label={`Complete now for ${who}`} onPress={() => actions.complete(message)}>
            Complete now
          </Button>
        ) : null}
        <MoreMenu message={message} actions={actions} fixed={fixed} />
      </div>
    </div>
  )
}

function MoreMenu({ message, actions, fixed }: Omit<ReaderActionsProps, 'link'>) {
  const { notices } = useServices()
  const { requests } = useRequestFeed()
  const isUnused = stateAt(message, useNow()) === 'unused'
  const { kind, to, code, id, expire, requestId } = message
  const entry = (title: string, run: () => void, more: Partial<MenuEntry> = {}) => ({ id: title, title, run, ...more })
  const copy = (text: string, what: string) => {
    navigator.clipboard.writeText(text).then(
      () => void notices.show({ text: `Copied ${what}` }),
      (error: unknown) => notices.fail(error, 'Copy'),
    )
  }
  const settle = (change: Promise<void>, doing: string) => change.catch((error: unknown) => notices.fail(error, doing))
  const call = sdkCall(message)
  const canPin = code !== null && ['email-otp', 'phone-otp', 'phone-verification'].includes(kind)
  const ends = isUnused && expire !== null
  return (
    <Menu
      label="More for this message"
      trigger={
        <AriaButton
          aria-label={`More for the message to ${to}`}
          className="inline-flex size-7 items-center justify-center rounded-control text-secondary data-hovered:bg-hover data-hovered:text-primary"
        >
          <Icon of={Ellipsis} />
        </AriaButton>
      }
      groups={[
        [
          ...(secretOf(message) === null
            ? []
            : [entry('Copy userId and secret', () => copy(userIdAndSecret(message), 'userId and secret'))]),
          ...(call === null ? [] : [entry('Copy as SDK call', () => copy(call, 'SDK call'))]),
          entry('Copy as CLI line', () => copy(commandLine(message), 'CLI line')),
          entry('Copy message ID', () => copy(id, 'message ID'), { action: 'copy-id' }),
        ],
        [
          ...(ends ? [entry('Expire it', () => actions.expire(message))] : []),
          ...(kind !== 'session-alert' && requests.some((request) => request.id === requestId)
            ? [entry('Send again', () => actions.sendAgain(message))]
            : []),
          ...(canPin && fixed.isFixed(to)
            ? [entry(`Unpin the code of ${to}`, () => void settle(fixed.unpin(to.toLowerCase()), 'Unpin the code'))]
            : []),
          ...(canPin && !fixed.isFixed(to)
            ? [entry(`Pin this code to ${to}`, () => void settle(fixed.pin({ to, code }), 'Pin the code'))]
            : []),
        ],
        [entry('Delete', () => actions.remove(message), { action: 'delete', isDanger: true })],
      ]}
    />
  )
}
