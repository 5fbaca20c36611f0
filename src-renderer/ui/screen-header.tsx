import { useEffect, useRef, type ReactNode } from 'react'

/**
 * One title on a screen, then its filter and its actions, on one line. While nothing else has the focus the screen begins
 * at its title: it is told, Tab goes on from there, and dialogs return to it.
 */
export function ScreenHeader({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <header className="@container/header ends-line flex h-12 shrink-0 items-center gap-3 px-4">
      <h1 ref={heading} tabIndex={-1} className="shrink-0 text-title font-semibold outline-none">
        {title}
      </h1>
      {children}
    </header>
  )
}

/** The words of a button whose icon says enough beside an open inspector; its name stays. */
export function WideOnly({ children }: { readonly children: ReactNode }) {
  return <span className="@max-[480px]/header:sr-only">{children}</span>
}
