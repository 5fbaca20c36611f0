import { useEffect } from 'react'
import { codeTitle, newestCode, shortRecipient, shownCode, stateAt } from '../data/messages.ts'
import { useServices } from '../data/services.ts'
import { useCopyText } from '../data/use-copy-text.ts'
import { useInboxFeed } from '../data/use-inbox.ts'
import { useEmulatorClock, useNow } from '../data/use-now.ts'
import { useProjectId } from '../data/use-project.ts'
import { useViewState } from '../data/use-view-state.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { Link } from '../navigation/link.tsx'
import { useCopy } from '../ui/copy.tsx'
import { Button } from '../ui/button.tsx'
import { useCodeNews } from './use-code-news.ts'

const shownMilliseconds = 60_000

/** The code that just came, for a minute, on every screen. Its key copies the newest one at any time. */
export function NewestCode() {
  const { inbox, notices, hostNow } = useServices()
  const { messages, arrived } = useInboxFeed()
  const clock = useEmulatorClock()
  const now = useNow()
  const currentId = useProjectId()
  const { isCopied, copy } = useCopy(true)
  const copyText = useCopyText()
  const markRead = useViewState((view) => view.markRead)

  useKeys({
    'copy-newest-code': () => {
      const newest = newestCode(messages, clock.now())
      if (newest === null) return void notices.show({ text: 'No code waits to be used' })
      markRead(newest.id)
      copyText(newest.code, true).then(
        () => void notices.show({ text: `Copied ${codeTitle(newest)}` }),
        (error: unknown) => notices.fail(error, 'Copy the newest code'),
      )
    },
  })

  const message = arrived === null ? undefined : messages.find(({ id }) => id === arrived.id)
  useCodeNews(message, arrived?.at ?? null)
  const news = message === undefined || message.code === null ? null : `Code ${codeTitle(message)}`
  useEffect(() => {
    if (news !== null) notices.say(news)
  }, [news, arrived, notices])
  useEffect(() => {
    if (arrived === null) return
    const timer = setTimeout(() => inbox.dismiss(), arrived.at + shownMilliseconds - hostNow())
    return () => clearTimeout(timer)
  }, [arrived, inbox, hostNow])

  if (message === undefined || message.code === null || stateAt(message, now) !== 'unused') return null
  const { id, code, to, projectId } = message
  return (
    <section
      aria-label="Newest code"
      className="me-2 flex h-7 min-w-0 shrink animate-appear items-center rounded-control border border-hairline bg-surface ps-2"
    >
      <Link
        to={{ screen: 'inbox', id, parameters: { project: projectId } }}
        className="flex min-h-6 min-w-0 items-center gap-1.5 outline-offset-[-2px] hover:text-accent-text"
      >
        <span className="sr-only">Open the message with the code</span>
        <span className="shrink-0 font-mono font-semibold">{shownCode(code)}</span>
        <span aria-hidden className="text-tertiary">
          ·
        </span>
        <span className="max-w-24 truncate text-small text-secondary wide:max-w-48">{to}</span>
        {projectId === currentId ? null : (
          <span className="max-w-24 truncate text-small text-tertiary">in {projectId}</span>
        )}
      </Link>
      <Button
        look="quiet"
        action="copy-newest-code"
        label={`Copy code for ${shortRecipient(message)}`}
        className="h-6 text-accent-text"
        onPress={() => {
          copy(code)
          markRead(id)
        }}
      >
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
    </section>
  )
}
