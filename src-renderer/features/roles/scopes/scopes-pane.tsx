import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { KeyCall } from '../../../../src-shared/contract/roles.ts'
import type { ApiKey } from '../../../../src-shared/contract/control.ts'
import { useServices } from '../../../data/services.ts'
import { useActions } from '../../../data/use-action.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { EmptyState, FailedState, Skeleton } from '../../../ui/states.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { keyCallsQuery } from '../role-queries.ts'

export interface ScopesPaneProps {
  readonly projectId: string
  readonly apiKey: ApiKey
}

/** Every call, and whether the key may make it: as the server decides it. */
export function ScopesPane({ projectId, apiKey }: ScopesPaneProps) {
  const { client, cache } = useServices()
  const { run } = useActions()
  const query = keyCallsQuery(client, projectId, apiKey.id)
  const { data, error } = useQuery(query)
  const [words, setWords] = useState('')
  const [isRefusedOnly, setRefusedOnly] = useState(false)

  if (data === undefined) {
    return error === null ? <Skeleton /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />
  }
  const allowed = data.calls.filter(({ by }) => by !== null).length
  const shown = data.calls.filter((call) => (!isRefusedOnly || call.by === null) && matches(call, words))
  const addScope = (scope: string) =>
    void run(
      {
        method: 'PATCH',
        path: `/__emulator/projects/${encodeURIComponent(projectId)}/keys/${encodeURIComponent(apiKey.id)}`,
        body: { scopes: [...apiKey.scopes, scope] },
      },
      { doing: `Add ${scope} to ${apiKey.name}`, done: `Added ${scope} to ${apiKey.name}` },
    )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 flex-wrap items-end gap-x-4 gap-y-2 px-4 py-3">
        <div className="min-w-48 flex-1">
          <TextField label="Find a call or a scope" value={words} onChange={setWords} placeholder="users.write" />
        </div>
        <div className="flex h-7 items-center">
          <Switch isOn={isRefusedOnly} onChange={setRefusedOnly}>
            Refused only
          </Switch>
        </div>
        <p className="flex h-7 items-center gap-2 text-small text-secondary">
          {allowed} of {data.calls.length} calls allowed
          {data.expired ? <Badge tone="danger">Expired: every call is refused</Badge> : null}
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={words.trim() === '' ? 'No call is refused' : `No call matches ${words.trim()}`}
          actions={
            <Button onPress={() => (words.trim() === '' ? setRefusedOnly(false) : setWords(''))}>Show all</Button>
          }
        />
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
        <div className="min-h-0 flex-1 overflow-y-auto px-4 outline-offset-[-2px]" tabIndex={0}>
          <table className="w-full table-fixed">
            <colgroup>
              <col className="w-1/2" />
              <col className="w-20" />
              <col />
            </colgroup>
            <thead className="text-label text-secondary">
              <tr>
                {['Call', 'May it', 'Scope'].map((title) => (
                  <th key={title} scope="col" className="sticky top-0 z-10 bg-surface py-1 text-start font-semibold">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((call) => (
                <CallRow key={`${call.method} ${call.path}`} call={call} onAdd={addScope} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function CallRow({ call, onAdd }: { readonly call: KeyCall; readonly onAdd: (scope: string) => void }) {
  const { sdk, method, path, by, offer, scopes } = call
  const name = sdk ?? `${method} ${path}`
  return (
    <tr className="h-8 border-t border-hairline">
      <th scope="row" className="truncate pe-3 text-start font-mono text-small font-normal" title={`${method} ${path}`}>
        {name}
      </th>
      <td className={by === null ? 'text-tertiary' : 'text-primary'}>{by === null ? '✕ No' : '✓ Yes'}</td>
      <td className="truncate text-small text-secondary">
        {by !== null ? (
          <span className="font-mono">{by}</span>
        ) : offer === null ? (
          `no key can have ${scopes.join(', ')}`
        ) : (
          <AriaButton
            aria-label={`Add ${offer} for ${name}`}
            onPress={() => onAdd(offer)}
            className="min-h-6 rounded-badge text-accent-text underline"
          >
            Add {offer}
          </AriaButton>
        )}
      </td>
    </tr>
  )
}

function matches({ sdk, method, path, scopes, service }: KeyCall, words: string): boolean {
  const text = [sdk ?? '', method, path, service, ...scopes].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
