import type { ReactNode } from 'react'
import { Link } from '../../navigation/link.tsx'
import type { Place } from '../../navigation/place.ts'

interface PaneProps {
  readonly title: string
  /** The screen that has all of it. */
  readonly more?: { readonly title: string; readonly to: Partial<Place> }
  /** Stands in the place of the rows while there are none. */
  readonly empty: string
  readonly children: readonly ReactNode[]
}

/** One of the live parts of the overview: rows, or a line that says why there are none. */
export function Pane({ title, more, empty, children }: PaneProps) {
  return (
    <section aria-label={title} className="@container min-w-0">
      <div className="flex h-8 items-center justify-between gap-2 px-2">
        <h2 className="font-semibold">{title}</h2>
        {more === undefined ? null : (
          <Link
            to={more.to}
            className="-me-1 inline-flex h-6 items-center rounded-badge px-1 text-small text-accent-text hover:underline"
          >
            {more.title}
          </Link>
        )}
      </div>
      {children.length === 0 ? (
        <p className="px-2 py-1.5 text-secondary">{empty}</p>
      ) : (
        <ul aria-label={title}>{children}</ul>
      )}
    </section>
  )
}

/** Its words stand on the edges of the pane, its background beyond them. */
export const rowLook = 'flex h-8 w-full min-w-0 items-center gap-3 rounded-control px-2 text-start hover:bg-hover'

/** As `rowLook`, of two words that stand one below the other where they have no room side by side. */
export const wrapLook =
  'flex min-h-8 w-full min-w-0 items-baseline gap-3 rounded-control px-2 py-1.5 text-start hover:bg-hover'
export const wordsLook = 'flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3'

/** Where there is room, what stands before the times of a pane ends on one edge. */
export const timeLook = 'shrink-0 text-end text-small @min-[480px]:min-w-16'
