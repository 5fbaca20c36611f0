import type { ReactNode } from 'react'

/** A part of an inspector: a quiet head, then its content. A hairline parts it from what is above. */
export function Section({
  title,
  children,
  end,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly end?: ReactNode
}) {
  return (
    <section aria-label={title} className="border-t border-hairline py-3 first:border-t-0 first:pt-0">
      <div className="ends-line flex min-h-7 items-center justify-between gap-2">
        <h3 className="text-label font-semibold text-secondary">{title}</h3>
        {end}
      </div>
      {children}
    </section>
  )
}

/** A name and its value on one line; columns of values align. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-start gap-3">
      <dt className="w-24 shrink-0 py-1 text-secondary">{name}</dt>
      <dd className="ends-line flex min-h-7 min-w-0 flex-1 flex-wrap items-center gap-x-2">{children}</dd>
    </div>
  )
}
