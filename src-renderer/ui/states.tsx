/** The four designs of a list that has no rows to show. They are one family: a line of words, then what to do. */
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { CopyButton } from './copy.tsx'

export interface EmptyStateProps {
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
  readonly drawing?: ReactNode
}

export function EmptyState({ title, children, actions, drawing }: EmptyStateProps) {
  return (
    <div className="mx-auto flex h-full max-w-lg flex-col items-center justify-center gap-2 p-6 text-center">
      {drawing === undefined ? null : <div className="mb-2 text-tertiary">{drawing}</div>}
      <p className="font-semibold text-primary">{title}</p>
      {children === undefined ? null : <div className="text-body text-balance text-secondary">{children}</div>}
      {actions === undefined ? null : <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  )
}

export interface FailedProps {
  readonly error: Error
  readonly onRetry: () => void
}

export function FailedState({ error, onRetry }: FailedProps) {
  return (
    <EmptyState
      title={error.message}
      actions={
        // The first has no border: in the middle stands what is seen.
        <div className="-ms-2 flex flex-wrap justify-center gap-2">
          <FailedActions error={error} onRetry={onRetry} />
        </div>
      }
    >
      {hintOf(error)}
    </EmptyState>
  )
}

/** In the place of a part of a screen, beside parts that could be read. */
export function FailedPart({ error, onRetry }: FailedProps) {
  return (
    <div role="alert" className="flex flex-col gap-2">
      <p className="text-primary">{error.message}</p>
      <p className="text-small text-secondary">{hintOf(error)}</p>
      <div className="-ms-2 flex flex-wrap gap-2">
        <FailedActions error={error} onRetry={onRetry} />
      </div>
    </div>
  )
}

/** After what has failed, wherever that stands. */
export function FailedActions({ error, onRetry }: FailedProps) {
  return (
    <>
      <CopyButton text={reportOf(error)} what="report">
        Copy report
      </CopyButton>
      <Button onPress={onRetry}>Try again</Button>
    </>
  )
}

function reportOf(error: Error): string {
  const type = 'type' in error && typeof error.type === 'string' ? error.type : error.name
  return [`${type}: ${error.message}`, hintOf(error), window.location.href, navigator.userAgent]
    .filter((line) => line !== '')
    .join('\n')
}

/** What the server says to do about it; nothing where it says nothing. */
export function hintOf(error: Error): string {
  return 'hint' in error && typeof error.hint === 'string' ? error.hint : ''
}

const skeletonAfterMilliseconds = 150

/** Rows of grey bars, but only when the wait is long enough to notice. */
export function Skeleton({ rows = 8 }: { readonly rows?: number }) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), skeletonAfterMilliseconds)
    return () => clearTimeout(timer)
  }, [])
  if (!isShown) return null
  return (
    <output aria-label="Loading" className="flex flex-col px-4">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex h-8 items-center gap-4">
          <span className="h-2 w-1/4 rounded-badge bg-sunken" />
          <span className="h-2 w-1/2 rounded-badge bg-sunken" />
          <span className="h-2 w-1/6 rounded-badge bg-sunken" />
        </span>
      ))}
    </output>
  )
}
