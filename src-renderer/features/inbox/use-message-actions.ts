import { useMemo } from 'react'
import type { InboxMessage, MessageKind } from '../../../src-shared/contract/inbox.ts'
import { kindTitles, shortRecipient, shownCode } from '../../data/messages.ts'
import { useServices } from '../../data/services.ts'
import { useActions, type ActionWords } from '../../data/use-action.ts'
import { useCopyText } from '../../data/use-copy-text.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useViewState } from '../../data/use-view-state.ts'
import { countOf } from '../../ui/words.ts'
import { checkedLink } from './link-check.ts'

export interface MessageActions {
  /** The code, or else the link. */
  readonly copy: (message: InboxMessage) => void
  /** Does nothing for a link that is not one of the web. */
  readonly openLink: (message: InboxMessage) => void
  readonly complete: (message: InboxMessage) => void
  readonly expire: (message: InboxMessage) => void
  readonly sendAgain: (message: InboxMessage) => void
  readonly remove: (message: InboxMessage) => void
  readonly clear: (count: number) => void
}

/** What *Complete now* does, in words; kinds that one call does not complete are missing. */
const completions: Readonly<Partial<Record<MessageKind, (message: InboxMessage) => ActionWords>>> = {
  verification: verify,
  'phone-verification': verify,
  'magic-url': signIn,
  'email-otp': signIn,
  'phone-otp': signIn,
  'mfa-challenge': (message) => {
    const who = shortRecipient(message)
    return { doing: `Answer the challenge of ${who}`, done: `Answered the challenge of ${who}` }
  },
  invitation: ({ to }) => ({ doing: `Accept the invitation of ${to}`, done: `Accepted the invitation of ${to}` }),
}

function verify({ to }: InboxMessage): ActionWords {
  return { doing: `Verify ${to}`, done: `Verified ${to}` }
}

function signIn(message: InboxMessage): ActionWords {
  const who = shortRecipient(message)
  return { doing: `Sign in ${who}`, done: `Signed in ${who}: one more session` }
}

export function isCompletable({ kind }: InboxMessage): boolean {
  return completions[kind] !== undefined
}

export function useMessageActions(): MessageActions {
  const { notices } = useServices()
  const projectId = useProjectId()
  const actions = useActions()
  const copyText = useCopyText()
  const markRead = useViewState((view) => view.markRead)
  return useMemo(() => {
    const change = (message: InboxMessage, action: string, words: ActionWords) =>
      void actions.run({ method: 'POST', path: `/__emulator/inbox/${message.id}/${action}` }, words)
    return {
      copy(message) {
        const text = message.code ?? message.link
        if (text === null) return
        markRead(message.id)
        const what = message.code === null ? 'the link' : shownCode(message.code)
        copyText(text, true).then(
          () => void notices.show({ text: `Copied ${what}` }),
          (error: unknown) => notices.fail(error, 'Copy'),
        )
      },
      openLink({ link }) {
        // Whatever else a link may be, opening it must not run it.
        if (link !== null && checkedLink(link, true).isWeb) window.open(link, '_blank', 'noopener,noreferrer')
      },
      complete: (message) => {
        const words = completions[message.kind]?.(message)
        if (words !== undefined) change(message, 'complete', words)
      },
      expire: (message) =>
        change(message, 'expire', {
          doing: `Expire the message to ${message.to}`,
          done: `Expired the ${kindTitles[message.kind]} message to ${message.to}`,
        }),
      sendAgain: (message) =>
        change(message, 'send-again', { doing: `Send to ${message.to} again`, done: `Sent to ${message.to} again` }),
      remove: ({ id, to }) =>
        void actions.run(
          { method: 'DELETE', path: `/__emulator/inbox/${id}` },
          { doing: `Delete the message to ${to}`, done: `Deleted the message to ${to}` },
        ),
      clear: (count) =>
        void actions.run(
          { method: 'DELETE', path: `/__emulator/inbox?projectId=${encodeURIComponent(projectId)}` },
          { doing: 'Clear the inbox', done: `Cleared ${countOf(count, 'message')}` },
        ),
    }
  }, [actions, copyText, markRead, notices, projectId])
}
