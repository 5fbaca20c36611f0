import type { ReactNode } from 'react'

/** One title on a screen, then its filter and its actions, on one line. */
export function ScreenHeader({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 px-4">
      <h1 className="shrink-0 text-title font-semibold">{title}</h1>
      {children}
    </header>
  )
}
