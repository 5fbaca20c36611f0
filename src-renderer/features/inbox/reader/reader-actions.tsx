import type { InboxMessage } from '../../../../src-shared/contract/inbox.ts'
import { shortRecipient, shownCode, spokenCode, stateAt } from '../../../data/messages.ts'
import { useNow } from '../../../data/use-now.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyButton } from '../../../ui/copy.tsx'
import type { CheckedLink } from '../link-check.ts'
import type { FixedCodes } from '../../../data/use-fixed-codes.ts'
import { isCompletable, type MessageActions } from '../use-message-actions.ts'
import { LinkLine } from './link-line.tsx'
import { MoreMenu } from './more-menu.tsx'

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
  // What is over can be tried all the same; nothing calls for it.
  const look = state === 'unused' ? 'primary' : 'plain'
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
          <Button look={look} action="copy-code" label={`Copy code for ${who}`} onPress={() => actions.copy(message)}>
            Copy code
          </Button>
        )}
        {link === null ? null : (
          <>
            {link.isWeb ? (
              <Button
                look={look}
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
