import { Plus } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import type { ApiKey } from '../../../src-shared/contract/control.ts'
import { useServices } from '../../data/services.ts'
import { useNow } from '../../data/use-now.ts'
import { useProjectId } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { orderRows, type Ordering } from '../../ui/grid/column-order.ts'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { Grid } from '../../ui/grid/grid.tsx'
import { useArrangement, type Arranging } from '../../ui/grid/use-arrangement.ts'
import { useOrdering } from '../../ui/grid/use-ordering.ts'
import { Icon } from '../../ui/icon.tsx'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader, WideOnly } from '../../ui/screen-header.tsx'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { CreateKeyDialog } from './create-key-dialog.tsx'
import { defaultKeyOrder, keyColumns } from './key-columns.tsx'
import { keyTokens, matchesKey } from './key-filter.ts'
import { KeyInspector } from './key-inspector.tsx'
import { keyListQuery } from './key-queries.ts'
import { plainKey } from './plain-key.ts'
import { useKeyActions } from './use-key-actions.ts'

const noKeys: readonly ApiKey[] = []
/** The order in which the server has them has no column. */
const asMade = ''
const noScopes: readonly string[] = []

export function ApiKeysScreen() {
  const projectId = useProjectId()
  return projectId === '' ? null : <KeysOfProject key={projectId} projectId={projectId} />
}

function KeysOfProject({ projectId }: { readonly projectId: string }) {
  const { client } = useServices()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const ordering = useOrdering(defaultKeyOrder)
  const { data } = useQuery(keyListQuery(client, projectId))
  const keys = data?.keys ?? noKeys
  const scopes = data?.scopes ?? noScopes
  const actions = useKeyActions(projectId)
  const { copy } = useCopy()
  const [activeId, setActive] = useState<string | null>(openId)
  const arranging = useArrangement(`api-keys/${projectId}`)
  const now = useNow()
  const columns = useMemo(() => keyColumns(scopes, now), [scopes, now])
  const rows = orderRows(
    keys.filter((key) => matchesKey(key, filter, now)),
    columns,
    ordering.order,
    asMade,
  )
  const [isCreating, setCreating] = useState(false)

  const close = useCallback(() => openRow(null, true), [])
  const subject = keys.find(({ id }) => id === (openId ?? activeId)) ?? null
  const opened = keys.find(({ id }) => id === openId) ?? null
  const remove = (key: ApiKey) => {
    if (key.id === openId) close()
    actions.remove(key)
  }
  useKeys({
    create: () => setCreating(true),
    ...(openId === null ? {} : { close }),
    ...(subject === null
      ? {}
      : {
          'copy-id': () => copy(subject.id),
          'toggle-inspector': () => openRow(openId === null ? subject.id : null, true),
          delete: () => remove(subject),
        }),
  })
  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="API keys">
          <FilterBox
            label="Filter keys"
            placeholder="Name, ID, scope:users.write"
            value={filter}
            onChange={setFilter}
            tokens={keyTokens}
          />
          <ColumnMenu columns={columns} arranging={arranging} ordering={ordering} rows={() => rows.map(plainKey)} />
          <Button look="primary" action="create" icon={<Icon of={Plus} />} onPress={() => setCreating(true)}>
            <WideOnly>Create key</WideOnly>
          </Button>
        </ScreenHeader>
        <KeyList
          projectId={projectId}
          rows={rows}
          columns={columns}
          filter={filter}
          openId={openId}
          ordering={ordering}
          arranging={arranging}
          onActive={setActive}
          onFilter={setFilter}
          onCreate={() => setCreating(true)}
        />
      </div>
      {opened === null ? null : (
        <KeyInspector
          key={opened.id}
          apiKey={opened}
          scopes={scopes}
          actions={actions}
          onClose={close}
          onDelete={() => remove(opened)}
        />
      )}
      {isCreating ? (
        <CreateKeyDialog
          projectId={projectId}
          scopes={scopes}
          onClose={() => setCreating(false)}
          onCreated={(keyId) => {
            setCreating(false)
            openRow(keyId, true)
          }}
        />
      ) : null}
    </div>
  )
}

interface KeyListProps {
  readonly projectId: string
  readonly rows: readonly ApiKey[]
  readonly columns: readonly GridColumn<ApiKey>[]
  readonly filter: string
  readonly openId: string | null
  readonly ordering: Ordering
  readonly arranging: Arranging
  readonly onActive: (id: string | null) => void
  readonly onFilter: (filter: string) => void
  readonly onCreate: () => void
}

function KeyList({ projectId, rows, columns, filter, onFilter, onCreate, ...grid }: KeyListProps) {
  const { client, cache } = useServices()
  const query = keyListQuery(client, projectId)
  const { data, error } = useQuery(query)

  if (data === undefined) {
    return error === null ? <Skeleton /> : <FailedState error={error} onRetry={() => cache.refresh(query)} />
  }
  if (data.keys.length === 0) {
    return (
      <EmptyState title="No API keys" actions={<Button onPress={onCreate}>Create key</Button>}>
        Servers sign their calls with a key. One that an app sends shows up here by itself.
      </EmptyState>
    )
  }
  if (rows.length === 0) {
    return (
      <EmptyState
        title={`No key matches ${filter.trim()}`}
        actions={<Button onPress={() => onFilter('')}>Clear filter</Button>}
      />
    )
  }
  return (
    <Grid
      label="API keys"
      rows={rows}
      rowId={({ id }) => id}
      columns={columns}
      onOpen={openRow}
      listKey={`${grid.ordering.order} ${filter}`}
      {...grid}
    />
  )
}
