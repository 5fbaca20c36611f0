import type { ActorSummary, ExchangeSummary, ExchangeTag } from '../../../src-shared/contract/requests.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { StatusCode } from '../../ui/status-code.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { FilterValue, type AddToken } from './filter-value.tsx'
import { RequestPath } from './request-path.tsx'

export function requestColumns(add: AddToken): readonly GridColumn<ExchangeSummary>[] {
  return [
    {
      id: 'time',
      title: 'Time',
      width: 72,
      priority: 2,
      cell: ({ at }) => (
        <span className="text-small">
          <RelativeTime at={at} />
        </span>
      ),
    },
    {
      id: 'status',
      title: 'Status',
      width: 48,
      priority: 1,
      cell: ({ status, tags }) => (
        <FilterValue token="status" value={String(status)} onAdd={add}>
          <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
        </FilterValue>
      ),
    },
    {
      id: 'request',
      title: 'Request',
      width: 200,
      grow: 3,
      priority: 1,
      cell: ({ method, path, route }) => (
        <>
          <span className="inline-block w-13 text-small font-medium">{method}</span>
          <RequestPath path={path} route={route} />
        </>
      ),
    },
    {
      id: 'note',
      title: 'Note',
      width: 200,
      priority: 3,
      cell: (request) => <RequestNote request={request} onAdd={add} />,
    },
    {
      id: 'sdk',
      title: 'SDK call',
      width: 248,
      priority: 5,
      cell: ({ sdk }) =>
        sdk === null ? null : (
          <FilterValue token="sdk" value={sdk} onAdd={add} className="font-mono text-small text-secondary">
            {sdk}
          </FilterValue>
        ),
    },
    {
      id: 'actor',
      title: 'Actor',
      width: 104,
      priority: 4,
      cell: ({ actor }) => (
        <FilterValue token="actor" value={actorToken(actor)} onAdd={add} className="text-secondary">
          {actorName(actor)}
        </FilterValue>
      ),
    },
    {
      id: 'duration',
      title: 'Duration',
      width: 56,
      priority: 3,
      align: 'end',
      cell: ({ durationMilliseconds }) => (
        <span className="text-small text-secondary">{durationText(durationMilliseconds)}</span>
      ),
    },
  ]
}

const tagWords: Readonly<Record<ExchangeTag, readonly [words: string, tone: Tone]>> = {
  fault: ['Fault', 'simulated'],
  limited: ['Rate limited', 'warning'],
  'not-emulated': ['Not emulated', 'neutral'],
  'emulator-failed': ['Our bug', 'danger'],
  slow: ['Slow', 'neutral'],
}

/** The error in Appwrite's word for it, then what the emulator says of the call. */
function RequestNote({ request, onAdd }: { readonly request: ExchangeSummary; readonly onAdd: AddToken }) {
  const { errorType, tags } = request
  return (
    <span>
      {tags.map((tag) => (
        <FilterValue key={tag} token="tag" value={tag} onAdd={onAdd} className="me-1">
          <Badge tone={tagWords[tag][1]}>{tagWords[tag][0]}</Badge>
        </FilterValue>
      ))}
      {errorType === null || tags.includes('not-emulated') || tags.includes('limited') ? null : (
        <FilterValue token="error" value={errorType} onAdd={onAdd} className="font-mono text-small text-secondary">
          {errorType}
        </FilterValue>
      )}
    </span>
  )
}

export function actorName(actor: ActorSummary): string {
  if (actor.kind === 'guest') return 'guest'
  return actor.kind === 'key' ? 'API key' : actor.name
}

export function actorToken(actor: ActorSummary): string {
  return actor.kind === 'user' ? actor.id : actor.kind
}

export function durationText(milliseconds: number): string {
  if (milliseconds < 1) return '<1 ms'
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}
