import type { ReactNode } from 'react'

/** One title on a screen, then its filter and its actions, on one line. */
export function ScreenHeader({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className="@container/header ends-line flex h-12 shrink-0 items-center gap-3 px-4">
      <h1 className="shrink-0 text-title font-semibold">{title}</h1>
      {children}
    </header>
  )
}

/** The words of a button whose icon says enough beside an open inspector; its name stays. */
export function WideOnly({ children }: { readonly children: ReactNode }) {
  return <span className="@max-[480px]/header:sr-only">{children}</span>
}
