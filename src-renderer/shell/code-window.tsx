import { useEffect } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { codeTitle, kindTitles, newestCode } from '../data/messages.ts'
import { useServices } from '../data/services.ts'
import { useInboxFeed } from '../data/use-inbox.ts'
import { useNow } from '../data/use-now.ts'
import { useProjectId } from '../data/use-project.ts'
import { useViewState } from '../data/use-view-state.ts'
import { useKeyHint, useKeys } from '../keyboard/use-keys.ts'
import { BigCode } from '../ui/big-code.tsx'
import { useCopy } from '../ui/copy.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { LostBanner } from './lost-banner.tsx'
import { rememberWhere } from './pop-out.ts'

type Code = NonNullable<ReturnType<typeof newestCode>>

/** A small window that stays in front: the newest code that waits to be used, whatever its project. */
export function CodeWindow() {
  const { notices } = useServices()
  const { messages } = useInboxFeed()
  const newest = newestCode(messages, useNow())
  const news = newest === null ? null : `Code ${codeTitle(newest)}`
  useEffect(rememberWhere, [])
  useEffect(() => {
    if (news !== null) notices.say(news)
  }, [news, notices])
  return (
    <main className="flex h-full flex-col bg-surface">
      <title>Newest code</title>
      <h1 className="sr-only">Newest code</h1>
      <LostBanner />
      {newest === null ? (
        <p className="m-auto p-4 text-center text-secondary">
          <span className="block text-primary">No code waits</span>
          The next one shows here by itself.
        </p>
      ) : (
        <WaitingCode key={newest.id} message={newest} />
      )}
      <Toasts />
    </main>
  )
}

function WaitingCode({ message: { id, code, kind, to, expire, projectId } }: { readonly message: Code }) {
  const currentId = useProjectId()
  const markRead = useViewState((view) => view.markRead)
  const { isCopied, copy } = useCopy(true)
  const hint = useKeyHint('copy-code')
  const take = () => {
    copy(code)
    markRead(id)
  }
  useKeys({ 'copy-code': take, 'copy-newest-code': take })
  return (
    <>
      <AriaButton
        onPress={take}
        className="flex min-h-0 flex-1 flex-col items-center justify-center gap-1 px-4 pt-2 outline-offset-[-2px] data-hovered:bg-hover"
      >
        <span className="sr-only">Copy</span>
        {/* To be read from the corner of the eye. */}
        <span className="[zoom:1.75]">
          <BigCode code={code} name="code" />
        </span>
        <span className="max-w-full truncate text-small text-secondary" title={to}>
          {to}
        </span>
      </AriaButton>
      <footer className="flex h-8 shrink-0 items-center justify-between gap-2 px-4 text-small text-secondary">
        <span className="min-w-0 truncate">
          {kindTitles[kind]}
          {projectId === currentId ? null : ` in ${projectId}`}
          {expire === null ? null : (
            <>
              {' · '}
              <TimeLeft until={expire} />
            </>
          )}
        </span>
        <span className="flex shrink-0 items-center gap-1">
          {isCopied ? 'Copied' : 'Copy'}
          {hint === null || isCopied ? null : <KeyCap keys={hint.shown} />}
        </span>
      </footer>
    </>
  )
}
