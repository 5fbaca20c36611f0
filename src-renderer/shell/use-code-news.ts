import { useEffect, useRef } from 'react'
import type { InboxMessage } from '../../src-shared/contract/inbox.ts'
import { desktop } from '../data/desktop.ts'
import { codeTitle, kindTitles } from '../data/messages.ts'
import { useServices } from '../data/services.ts'
import { useCopyText } from '../data/use-copy-text.ts'
import { useViewState } from '../data/use-view-state.ts'

/** A code that comes is copied, and told of outside the window, where that was asked for. */
export function useCodeNews(message: InboxMessage | undefined, arrivedAt: number | null): void {
  const { notices } = useServices()
  const { notifiesCodes, copiesCodes, clearsSecrets, markRead } = useViewState((view) => view)
  const copyText = useCopyText()
  const told = useRef<number | null>(null)
  useEffect(() => {
    if (message === undefined || message.code === null || told.current === arrivedAt) return
    told.current = arrivedAt
    const { id, code, to, kind } = message
    const title = codeTitle(message)
    const calls = desktop()
    const copy = () =>
      copyText(code, true).then(
        () => {
          markRead(id)
          notices.show({ text: `Copied ${title}` })
        },
        (error: unknown) => notices.fail(error, 'Copy the newest code'),
      )
    // A browser lets only the page in front copy.
    if (copiesCodes && (calls !== null || document.hasFocus())) void copy()
    if (!notifiesCodes || document.hasFocus()) return
    const body = `${kindTitles[kind]} to ${to}`.slice(0, 100)
    if (calls !== null) {
      const copies = { text: code, isSecret: clearsSecrets }
      void calls.notify({ title: title.slice(0, 100), body, button: 'Copy code', copies }).catch(() => undefined)
    } else if ('Notification' in window && Notification.permission === 'granted') {
      new Notification(title, { body: `${body}. Press to copy.`, tag: id }).addEventListener('click', () => {
        window.focus()
        void copy()
      })
    }
  }, [message, arrivedAt, notifiesCodes, copiesCodes, clearsSecrets, markRead, copyText, notices])
}
