import { Component, type ReactNode } from 'react'
import { CopyButton } from '../ui/copy.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/states.tsx'

interface ScreenBoundaryProps {
  /** Where it happened, for the report. */
  readonly screen: string
  readonly version: string
  readonly children: ReactNode
}

interface Failure {
  readonly error: Error | null
}

/** A screen that throws says so, and the frame around it stays. React gives this to classes alone. */
export class ScreenBoundary extends Component<ScreenBoundaryProps, Failure> {
  override readonly state: Failure = { error: null }

  static getDerivedStateFromError(error: unknown): Failure {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div role="alert" className="h-full">
        <EmptyState
          title="This screen failed, not your app"
          actions={
            <>
              <CopyButton text={reportOf(error, this.props)} what="report" look="plain">
                Copy report
              </CopyButton>
              <Button look="primary" onPress={() => window.location.reload()}>
                Reload
              </Button>
            </>
          }
        >
          <p className="font-mono text-small break-words">{error.message}</p>
          <p className="pt-2">The server runs on, and so do the other screens.</p>
        </EmptyState>
      </div>
    )
  }
}

function reportOf({ message, stack }: Error, { screen, version }: ScreenBoundaryProps): string {
  return [`Offwrite ${version}: the screen ${screen} failed`, message, stack ?? '', navigator.userAgent].join('\n\n')
}
