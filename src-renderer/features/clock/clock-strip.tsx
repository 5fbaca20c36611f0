import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { duration } from '../../data/emulator-clock.ts'
import { classes } from '../../ui/classes.ts'
import type { End } from './ends.ts'
import { distanceAt, shareAt, stripEnd, stripMarks } from './strip-scale.ts'

export interface ClockStripProps {
  readonly now: number
  readonly ends: readonly End[]
  /** Where the clock would go; null nowhere. */
  readonly target: number | null
  readonly onTarget: (at: number) => void
  readonly onMove: () => void
}

const lanes = [
  { kind: 'token', title: 'Codes and links' },
  { kind: 'challenge', title: 'MFA challenges' },
  { kind: 'limit', title: 'Rate limits' },
  { kind: 'session', title: 'Sessions' },
] as const

/** From now to next year, with a tick for everything that ends. The list below tells the same in words. */
export function ClockStrip({ now, ends, target, onTarget, onMove }: ClockStripProps) {
  const area = useRef<HTMLDivElement>(null)
  const point = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect()
    if (box !== undefined) onTarget(now + distanceAt((event.clientX - box.left) / box.width))
  }
  const pastEnds = [...new Set(ends.map(({ expire }) => Date.parse(expire) + 1000))].filter((at) => at > now)
  const at = target ?? now
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => onTarget(pastEnds.find((end) => end > at) ?? now + stripEnd),
    ArrowLeft: () => onTarget(pastEnds.findLast((end) => end < at) ?? now),
    Home: () => onTarget(now),
    End: () => onTarget(now + stripEnd),
    Enter: onMove,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const handler = keys[event.key]
    if (handler === undefined) return
    event.preventDefault()
    event.stopPropagation()
    handler()
  }
  const share = target === null ? null : shareAt(target - now)
  return (
    <div className="grid grid-cols-[6.25rem_1fr] gap-x-3 px-4 pb-3">
      <div aria-hidden className="pt-5 text-small text-secondary">
        {lanes.map(({ kind, title }) => (
          <p key={kind} className="flex h-6 items-center">
            {title}
          </p>
        ))}
      </div>
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an input holds no ticks */}
      <div
        ref={area}
        role="slider"
        tabIndex={0}
        aria-label="Where the clock goes: arrow keys step past what ends"
        aria-valuemin={0}
        aria-valuemax={stripEnd / 60_000}
        aria-valuenow={Math.round(Math.min(stripEnd, Math.max(0, at - now)) / 60_000)}
        aria-valuetext={
          target === null ? 'now' : target < now ? 'in the past' : `in ${duration(target - now) ?? 'months'}`
        }
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          point(event)
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && point(event)}
        onKeyDown={onKeyDown}
        className="relative cursor-ew-resize touch-none rounded-control"
      >
        {share === null ? null : (
          <span className="absolute bottom-0 start-0 top-5 bg-simulated-tint" style={{ width: `${share * 100}%` }} />
        )}
        <Marks />
        {lanes.map(({ kind }) => (
          <Lane key={kind} now={now} ends={ends.filter((each) => each.kind === kind)} />
        ))}
        {share === null ? null : (
          <span
            className="absolute top-4 bottom-0 w-0.5 -translate-x-1/2 bg-simulated"
            style={{ insetInlineStart: `${share * 100}%` }}
          />
        )}
      </div>
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
    </div>
  )
}

function Marks() {
  return (
    <div className="h-5">
      {stripMarks.map(({ title, distance }) => (
        <span key={title} className="contents">
          <span
            className="absolute top-5 bottom-0 border-s border-hairline"
            style={{ insetInlineStart: `${shareAt(distance) * 100}%` }}
          />
          <span
            className={classes(
              'absolute top-0 text-small whitespace-nowrap text-tertiary select-none',
              distance === 0 ? '' : shareAt(distance) > 0.99 ? '-translate-x-full' : '-translate-x-1/2',
            )}
            style={{ insetInlineStart: `${shareAt(distance) * 100}%` }}
          >
            {title}
          </span>
        </span>
      ))}
    </div>
  )
}

/** Ticks that would stand on one another are one. */
const places = 400

function Lane({ now, ends }: { readonly now: number; readonly ends: readonly End[] }) {
  const shares = new Set(ends.map(({ expire }) => Math.round(shareAt(Date.parse(expire) - now) * places) / places))
  return (
    <div className="relative flex h-6 items-center border-t border-hairline">
      {[...shares].map((share) => (
        <span
          key={share}
          className="absolute h-3 w-0.5 -translate-x-1/2 rounded-badge bg-primary"
          style={{ insetInlineStart: `${share * 100}%` }}
        />
      ))}
    </div>
  )
}
