import type { ReactNode } from 'react'
import type { Query } from '../../../data/query-cache.ts'
import { Section } from '../../../ui/section.tsx'
import { FailedState, Skeleton } from '../../../ui/states.tsx'
import type { Asker } from '../user-queries.ts'
import { useAsked } from './use-asker.ts'

export interface AskedSectionProps<Data> {
  readonly asker: Asker
  readonly query: Query<Data>
  readonly title: string | ((data: Data) => string)
  readonly end?: (data: Data) => ReactNode
  /** The name while nothing is known yet. */
  readonly waiting?: string
  readonly children: (data: Data) => ReactNode
}

/** A section about something that is asked of the server: waits, fails with a way to ask again, or shows it. */
export function AskedSection<Data>({ asker, query, title, end, waiting, children }: AskedSectionProps<Data>) {
  const { data, error, retry } = useAsked(asker, query)
  if (data === undefined) {
    return (
      <Section title={waiting ?? (typeof title === 'string' ? title : '')}>
        {error === null ? <Skeleton rows={1} /> : <FailedState error={error} onRetry={retry} />}
      </Section>
    )
  }
  return (
    <Section title={typeof title === 'string' ? title : title(data)} end={end?.(data)}>
      {children(data)}
    </Section>
  )
}

/** What a section says when it has nothing to show. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="py-1 text-tertiary">{children}</p>
}
