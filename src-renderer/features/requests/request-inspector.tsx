import { useState } from 'react'
import type { ExchangeDetail } from '../../../src-shared/contract/requests.ts'
import { exchangeQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useRequestFeed } from '../../data/use-connection.ts'
import { useQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Link } from '../../navigation/link.tsx'
import { navigate } from '../../navigation/use-place.ts'
import { CopyButton, CopyText } from '../../ui/copy.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { FailedState, Skeleton } from '../../ui/states.tsx'
import { StatusCode } from '../../ui/status-code.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { ChangesTab } from './changes-tab.tsx'
import { ActionBar } from './actions/action-bar.tsx'
import { useRequestActions } from './actions/use-request-actions.ts'
import { CodeTab } from './code/code-tab.tsx'
import { CompareTab } from './compare/compare-tab.tsx'
import { previousOf } from './compare/differences.ts'
import { faultPlace } from './fault-place.ts'
import type { Flow } from './flows.ts'
import { FilterValue, type AddToken } from './filter-value.tsx'
import { actorName, actorToken, durationText } from './request-columns.tsx'
import { RequestPath } from './request-path.tsx'
import { SideTab } from './side-tab.tsx'
import { StoryTab } from './story-tab.tsx'

type TabId = 'story' | 'request' | 'response' | 'changes' | 'code' | 'compare'

interface RequestInspectorProps {
  readonly id: string
  /** The calls that it belongs to. */
  readonly flow: Flow | undefined
  readonly onAdd: AddToken
  readonly onClose: () => void
}

export function RequestInspector({ id, flow, onAdd, onClose }: RequestInspectorProps) {
  const { client, cache } = useServices()
  const { data: exchange, error } = useQuery(exchangeQuery(client, id))
  const { requests } = useRequestFeed()
  const [tab, setTab] = useState<TabId>('story')
  const actions = useRequestActions()
  // Its name is told when the focus comes, and its keys are heard, before the rest is read.
  const named = exchange ?? requests.find((each) => each.id === id)
  const label = named === undefined ? 'Request' : `Request ${named.method} ${named.path}`
  const previous = exchange === undefined ? null : previousOf(exchange, requests)
  useKeys({
    'tab-1': () => setTab('story'),
    'tab-2': () => setTab('request'),
    'tab-3': () => setTab('response'),
    'tab-4': () => setTab('changes'),
    'tab-5': () => setTab('code'),
    ...(previous === null ? {} : { 'tab-6': () => setTab('compare') }),
    ...(named === undefined
      ? {}
      : {
          replay: () => void actions.replay(named),
          pin: () => actions.togglePin(id),
          'fail-next': () => navigate(faultPlace(named)),
        }),
  })

  if (exchange === undefined) {
    return (
      <Inspector label={label} header={<p className="text-section font-semibold">Request</p>} onClose={onClose}>
        {error === null ? (
          <Skeleton />
        ) : (
          <FailedState error={error} onRetry={() => cache.refresh(exchangeQuery(client, id))} />
        )}
      </Inspector>
    )
  }
  return (
    <Inspector
      label={label}
      header={
        <>
          <RequestHead exchange={exchange} flow={flow} onAdd={onAdd} />
          <ActionBar exchange={exchange} onCompare={previous === null ? null : () => setTab('compare')} />
        </>
      }
      onClose={onClose}
    >
      <Tabs
        label="Parts of the request"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'story', title: 'Story', content: <StoryTab exchange={exchange} /> },
          {
            id: 'request',
            title: 'Request',
            content: <SideTab side={exchange.request} parameters={exchange.parameters} />,
          },
          { id: 'response', title: 'Response', content: <SideTab side={exchange.response} parameters={null} /> },
          {
            id: 'changes',
            title: exchange.changes.length === 0 ? 'Changes' : `Changes ${exchange.changes.length}`,
            content: <ChangesTab exchange={exchange} />,
          },
          { id: 'code', title: 'Code', content: <CodeTab exchange={exchange} /> },
          ...(previous === null
            ? []
            : [
                {
                  id: 'compare' as const,
                  title: 'Compare',
                  content: <CompareTab exchange={exchange} previous={previous} />,
                },
              ]),
        ]}
      />
    </Inspector>
  )
}

interface RequestHeadProps extends Pick<RequestInspectorProps, 'flow' | 'onAdd'> {
  readonly exchange: ExchangeDetail
}

function RequestHead({ exchange, flow, onAdd }: RequestHeadProps) {
  const { method, path, route, status, sdk, actor, tags } = exchange
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 text-section leading-5 font-semibold break-words">
          {method} <RequestPath path={path} route={route} />
        </h2>
        <span className="-my-1 flex">
          <CopyButton text={path} what="path" />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-3 text-small text-secondary">
        <FilterValue token="status" value={String(status)} onAdd={onAdd} isTabStop>
          <StatusCode status={status} isOurs={tags.includes('emulator-failed')} />
        </FilterValue>
        {sdk === null ? null : (
          <FilterValue token="sdk" value={sdk} onAdd={onAdd} isTabStop className="font-mono">
            {sdk}
          </FilterValue>
        )}
        <FilterValue token="actor" value={actorToken(actor)} onAdd={onAdd} isTabStop>
          {actorName(actor)}
        </FilterValue>
        <span>{durationText(exchange.durationMilliseconds)}</span>
        <AbsoluteTime at={exchange.at} />
        <CopyText text={exchange.id} what="request ID" className="max-w-28" />
        {flow === undefined ? null : (
          <FilterValue token="flow" value={flow.id} onAdd={onAdd} isTabStop>
            {flow.title}
          </FilterValue>
        )}
        {exchange.replayOf === null ? null : (
          <Link to={{ id: exchange.replayOf }} className="text-accent-text hover:underline">
            Replay of an earlier call
          </Link>
        )}
      </div>
    </div>
  )
}
