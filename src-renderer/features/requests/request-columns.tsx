import { Pin } from 'lucide-react'
import type { ActorSummary, ExchangeSummary, ExchangeTag } from '../../../src-shared/contract/requests.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { turnedAround } from '../../ui/grid/column-order.ts'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { Icon } from '../../ui/icon.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { FilterValue, type AddToken } from './filter-value.tsx'
import { FlowMark } from './flow-mark.tsx'
import { flowPlace, type Flow } from './flows.ts'
import type { Known } from './request-filter.ts'
import { ShortPath } from './request-path.tsx'

/** Oldest first, as they are logged. */
export const defaultRequestOrder = 'time'

export function requestColumns(
  add: AddToken,
  { flows, pinned }: Known,
  order = defaultRequestOrder,
): readonly GridColumn<ExchangeSummary>[] {
  // Otherwise only chance puts calls of a flow beside each other.
  const isByTime = [order, turnedAround(order)].includes(defaultRequestOrder)
  return [
    {
      id: 'time',
      order: 'time',
      title: 'Time',
      width: 80,
      priority: 2,
      cell: (request, before, after) => (
        <span className="text-small">
          {isByTime ? <FlowMark place={flowPlace(flows, request, before, after)} /> : null}
          <RelativeTime at={request.at} />
        </span>
      ),
    },
    {
      id: 'status',
      order: 'status',
      isLargestFirst: true,
      title: 'Status',
      width: 54,
      priority: 1,
      value: ({ status }) => status,
      cell: ({ status, tags }) => (
        <FilterValue token="status" value={String(status)} onAdd={add}>
          <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
        </FilterValue>
      ),
    },
    {
      id: 'request',
      order: 'request',
      title: 'Request',
      width: 200,
      grow: 3,
      priority: 1,
      value: ({ method, path }) => `${path} ${method}`,
      cell: ({ method, path, route }) => (
        <span className="flex items-baseline">
          <span className="w-13 shrink-0 text-small font-medium">{method}</span>
          <ShortPath path={path} route={route} />
        </span>
      ),
    },
    {
      id: 'note',
      order: 'note',
      title: 'Note',
      width: 184,
      priority: 3,
      // What went wrong comes together: all the rest says nothing of it.
      value: ({ errorType, tags }) => errorType ?? tags[0] ?? null,
      cell: (request) => {
        const flow = flows.get(request.id)
        return (
          <RequestNote
            request={request}
            isPinned={pinned.has(request.id)}
            flow={flow?.id === request.id ? flow : undefined}
            onAdd={add}
          />
        )
      },
    },
    {
      id: 'sdk',
      order: 'sdk',
      title: 'SDK call',
      width: 248,
      priority: 5,
      value: ({ sdk }) => sdk,
      cell: ({ sdk }) =>
        sdk === null ? null : (
          <FilterValue token="sdk" value={sdk} onAdd={add} className="font-mono text-small text-secondary">
            {sdk}
          </FilterValue>
        ),
    },
    {
      id: 'actor',
      order: 'actor',
      title: 'Actor',
      width: 88,
      priority: 4,
      value: ({ actor }) => actorName(actor),
      cell: ({ actor }) => (
        <FilterValue token="actor" value={actorToken(actor)} onAdd={add} className="text-small text-secondary">
          {actorName(actor)}
        </FilterValue>
      ),
    },
    {
      id: 'duration',
      order: 'duration',
      isLargestFirst: true,
      title: 'Duration',
      width: 66,
      priority: 3,
      align: 'end',
      value: ({ durationMilliseconds }) => durationMilliseconds,
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

interface RequestNoteProps {
  readonly request: ExchangeSummary
  readonly isPinned: boolean
  /** The one that it begins. */
  readonly flow: Flow | undefined
  readonly onAdd: AddToken
}

/** The error in Appwrite's word for it and what the emulator says of the call; where all is well, what it begins. */
function RequestNote({ request, isPinned, flow, onAdd }: RequestNoteProps) {
  const { errorType, tags, replayOf } = request
  return (
    <span>
      {isPinned ? (
        <FilterValue token="pinned" value="yes" onAdd={onAdd} className="me-1.5 text-secondary">
          <Icon of={Pin} className="inline-block align-[-3px]" />
          <span className="sr-only">Pinned</span>
        </FilterValue>
      ) : null}
      {tags.map((tag) => (
        <FilterValue key={tag} token="tag" value={tag} onAdd={onAdd} className="me-1">
          <Badge tone={tagWords[tag][1]}>{tagWords[tag][0]}</Badge>
        </FilterValue>
      ))}
      {errorType === null || tags.includes('not-emulated') || tags.includes('limited') ? null : (
        <FilterValue token="error" value={errorType} onAdd={onAdd} className="me-2 font-mono text-small text-secondary">
          {errorType}
        </FilterValue>
      )}
      {replayOf === null ? null : <span className="me-2 text-small text-secondary">Replay</span>}
      {flow === undefined || errorType !== null || tags.length > 0 ? null : (
        <FilterValue token="flow" value={flow.id} onAdd={onAdd} className="text-small text-secondary">
          {flow.title}
        </FilterValue>
      )}
    </span>
  )
}

export function actorName(actor: ActorSummary): string {
  if (actor.kind === 'guest') return 'Guest'
  return actor.kind === 'key' ? 'API key' : actor.name
}

export function actorToken(actor: ActorSummary): string {
  return actor.kind === 'user' ? actor.id : actor.kind
}

export function durationText(milliseconds: number): string {
  if (milliseconds < 1) return '<1 ms'
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`
}
