import { X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import type { Notice } from '../data/notices.ts'
import { useServices } from '../data/services.ts'
import { useKeyHint } from '../keyboard/use-keys.ts'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { KeyCap } from './key-cap.tsx'

const visibleMilliseconds = 10_000

/** What just happened, with the way back. Errors are announced at once, the rest when the reader pauses. */
export function Toasts() {
  const { notices } = useServices()
  const list = useSyncExternalStore(notices.subscribe, notices.list)
  const spoken = useSyncExternalStore(notices.subscribe, notices.spoken)
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-10 z-50 flex flex-col items-center gap-2 px-4">
      <div aria-live="polite" className="contents">
        <span className="sr-only" key={spoken.again}>
          {spoken.text}
        </span>
        {list
          .filter(({ tone }) => tone === 'plain')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
      <div role="alert" aria-live="assertive" className="contents">
        {list
          .filter(({ tone }) => tone === 'error')
          .map((notice) => (
            <Toast key={notice.id} notice={notice} />
          ))}
      </div>
    </div>
  )
}

function Toast({ notice }: { readonly notice: Notice }) {
  const { notices } = useServices()
  const undoKey = useKeyHint('undo')
  const { id, text, hint, tone, action } = notice
  const close = () => notices.close(id)
  useEffect(() => {
    if (tone === 'error') return
    const timer = setTimeout(() => notices.close(id), visibleMilliseconds)
    return () => clearTimeout(timer)
  }, [id, tone, notices])
  return (
    <div
      className={classes(
        'pointer-events-auto flex min-h-10 max-w-xl animate-appear items-center gap-3 rounded-panel border bg-surface py-1 ps-4 pe-1 shadow-float',
        tone === 'error' ? 'border-danger' : 'border-hairline',
      )}
    >
      <span className="min-w-0 py-1">
        <span className={classes('block', tone === 'error' && 'text-danger')}>{text}</span>
        {hint === '' ? null : <span className="block text-small text-secondary">{hint}</span>}
      </span>
      {action === null ? null : (
        <Button
          look="quiet"
          className="font-medium text-accent-text"
          onPress={() => {
            close()
            action.run()
          }}
        >
          {action.label}
          {action.label === 'Undo' && undoKey !== null ? <KeyCap keys={undoKey.shown} /> : null}
        </Button>
      )}
      <IconButton label={`Close "${text}"`} icon={<Icon of={X} />} onPress={close} />
    </div>
  )
}
