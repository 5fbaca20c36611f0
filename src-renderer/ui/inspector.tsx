import { X } from 'lucide-react'
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useViewState } from '../data/use-view-state.ts'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

declare module 'react' {
  /** Lets `style` carry custom properties. */
  interface CSSProperties {
    readonly [variable: `--${string}`]: string | number | undefined
  }
}

export interface InspectorProps {
  /** What is shown, for the name of the region: `Request POST /v1/account`. */
  readonly label: string
  readonly header: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
  /** Covers the list where there is room for both, too. */
  readonly isWide?: boolean
}

const least = 372
const most = 480

/** The right side of a screen; under 1,024 px it covers the list. Its width is kept. */
export function Inspector({ label, header, children, onClose, isWide = false }: InspectorProps) {
  const width = useViewState((view) => view.inspectorPixels)
  const setWidth = useViewState((view) => view.setInspectorPixels)
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const resize = (to: number) => setWidth(Math.round(Math.max(least, Math.min(most, to))))

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (start.current !== null) resize(start.current.width + start.current.x - event.clientX)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width + 16)
    else if (event.key === 'ArrowRight') resize(width - 16)
  }

  return (
    <section
      aria-label={label}
      data-inspector
      tabIndex={-1}
      className={classes(
        'absolute inset-0 z-20 flex min-h-0 animate-appear flex-col bg-surface outline-none',
        !isWide &&
          'wide:relative wide:inset-auto wide:w-(--inspector) wide:shrink-0 wide:border-s wide:border-hairline',
      )}
      style={{ '--inspector': `${width}px` }}
    >
      {/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a window splitter: <hr> takes neither focus nor value */}
      <div
        role="separator"
        aria-label="Width of the inspector"
        aria-orientation="vertical"
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={width}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          start.current = null
        }}
        onKeyDown={onKeyDown}
        className="absolute inset-y-0 -start-1 z-10 hidden w-2 cursor-col-resize outline-offset-[-2px] wide:block"
      />
      {/* oxlint-enable jsx-a11y/prefer-tag-over-role */}
      <header className="flex min-h-11 shrink-0 ends-line items-start justify-between gap-2 px-4 py-2">
        <div className="min-w-0 flex-1 pt-1">{header}</div>
        <IconButton label="Close the inspector" action="close" icon={<Icon of={X} />} onPress={onClose} />
      </header>
      {children}
    </section>
  )
}
