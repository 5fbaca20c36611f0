import { useDeferredValue } from 'react'
import type { ClockPreview } from '../../../src-shared/contract/clock.ts'
import { absoluteTime } from '../../data/emulator-clock.ts'
import { lapsedCount } from '../../data/lapsed-words.ts'
import { useServices } from '../../data/services.ts'
import type { ClockMove } from '../../data/use-clock-moves.ts'
import { useNow } from '../../data/use-now.ts'
import { useSteadyQuery } from '../../data/use-query.ts'
import { previewQuery } from './clock-queries.ts'

interface PreviewLineProps {
  readonly move: ClockMove | null
  readonly typed: string
  readonly projectIds: readonly string[]
}

/** One line, always there so that nothing below it moves. */
export function PreviewLine({ move, typed, projectIds }: PreviewLineProps) {
  const { client } = useServices()
  const now = useNow()
  const asked = useDeferredValue(move)
  const { data: preview, error } = useSteadyQuery(asked === null ? null : previewQuery(client, asked, projectIds))
  const words =
    move === null
      ? typed.trim() === ''
        ? ''
        : 'Type a span such as +15m or -1h, a time such as 9:00, or a date.'
      : error !== null
        ? error.message
        : preview === undefined
          ? ''
          : previewWords(preview, now)
  return (
    <p aria-live="polite" className="min-h-5 text-body text-secondary">
      {words}
    </p>
  )
}

function previewWords({ now: at, lapsed }: ClockPreview, now: number): string {
  const target = Date.parse(at)
  const count = lapsedCount(lapsed)
  const to = `To ${absoluteTime(target, 'local').slice(0, 19)}: `
  if (target < now) return `${to}${count === null ? 'nothing will be valid again.' : `${count} will be valid again.`}`
  return `${to}${count === null ? 'nothing will expire.' : `${count} will expire.`}`
}
