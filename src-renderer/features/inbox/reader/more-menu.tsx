import { Ellipsis } from 'lucide-react'
import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { stateAt } from '../../../data/messages.ts'
import { useServices } from '../../../data/services.ts'
import { useRequestFeed } from '../../../data/use-connection.ts'
import { useCopyText } from '../../../data/use-copy-text.ts'
import { useNow } from '../../../data/use-now.ts'
import { Icon } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import { commandLine, sdkCall, secretOf, userIdAndSecret } from '../sdk-call.ts'
import type { FixedCodes } from '../../../data/use-fixed-codes.ts'
import type { MessageActions } from '../use-message-actions.ts'

interface MoreMenuProps {
  readonly message: InboxMessage
  readonly actions: MessageActions
  readonly fixed: FixedCodes
}

/** What is done with a message now and then. */
export function MoreMenu({ message, actions, fixed }: MoreMenuProps) {
  const { notices } = useServices()
  const copyText = useCopyText()
  const { requests } = useRequestFeed()
  const isUnused = stateAt(message, useNow()) === 'unused'
  const { kind, to, code, id, expire, requestId } = message
  const entry = (title: string, run: () => void, more: Partial<MenuEntry> = {}) => ({ id: title, title, run, ...more })
  const copy = (text: string, what: string) => {
    copyText(text, what === 'userId and secret').then(
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
      trigger={<IconButton label={`More for the message to ${to}`} icon={<Icon of={Ellipsis} />} />}
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
