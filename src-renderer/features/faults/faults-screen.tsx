import { useCallback, useMemo, useState } from 'react'
import { useClearFaults } from '../../data/use-clear-faults.ts'
import { useServices } from '../../data/services.ts'
import { useProjects } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { EmptyState, FailedPart, FailedState, Skeleton } from '../../ui/states.tsx'
import { FaultBuilder } from './fault-builder.tsx'
import { faultColumns } from './fault-columns.tsx'
import { emptyDraft, stubDraft } from './fault-draft.ts'
import { stateAt } from './fault-state.ts'
import { asNewFault, FaultInspector } from './fault-inspector.tsx'
import { faultChoicesQuery, faultsQuery } from './fault-queries.ts'
import { useFaultActions } from './use-fault-actions.ts'
import { useRealNow } from './use-real-now.ts'

export function FaultsScreen() {
  const { client, cache } = useServices()
  const { id: openId } = usePlace()
  const [call] = usePlaceParameter('call')
  const [effect] = usePlaceParameter('effect')
  const { data: faults, error } = useQuery(faultsQuery(client))
  const { data: choices, error: choicesError } = useQuery(faultChoicesQuery(client))
  const actions = useFaultActions()
  const clear = useClearFaults()
  const realNow = useRealNow()
  const { copy } = useCopy()
  const hasManyProjects = useProjects().length > 1
  // Of all projects, as the faults are.
  const arranging = useArrangement('faults')
  const [activeId, setActive] = useState<string | null>(null)
  const [isAskedFor, askForBuilder] = useState(false)

  const opened = faults?.find(({ id }) => id === openId)
  const one = opened ?? faults?.find(({ id }) => id === activeId)
  const remove = () => {
    if (one === undefined) return
    if (one.id === openId) openRow(null, true)
    void actions.remove(one)
  }
  useKeys({
    // The key waits, like whoever pressed it, for the choices to be read.
    ...(choices === undefined ? { create: () => askForBuilder(true) } : {}),
    ...(one === undefined ? {} : { delete: remove, 'copy-id': () => copy(one.id) }),
    ...(openId === null ? {} : { close: () => openRow(null, true) }),
  })
  const columns = useMemo(() => faultColumns(realNow, hasManyProjects), [realNow, hasManyProjects])
  // Where nothing could be read, the list says so for both.
  const unread = choices === undefined && faults !== undefined ? choicesError : null
  const retry = () => {
    if (faults === undefined) cache.refresh(faultsQuery(client))
    if (choices === undefined) cache.refresh(faultChoicesQuery(client))
  }
  const open = useCallback((id: string | null, withKeys: boolean) => openRow(id, withKeys), [])

  return (
    <div className="relative flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Faults">
          <div className="ms-auto ends-line flex items-center gap-1">
            <Button look="quiet" action="clear-faults" isDisabled={(faults?.length ?? 0) === 0} onPress={clear}>
              Clear all
            </Button>
            <ColumnMenu
              columns={columns}
              arranging={arranging}
              rows={() => (faults ?? []).map((fault) => ({ ...fault, state: stateAt(fault, realNow) }))}
            />
          </div>
        </ScreenHeader>
        {unread === null ? null : (
          <section aria-label="New fault" className="px-4 pb-3">
            <p className="pb-2 font-semibold">No fault can be added now</p>
            <FailedPart error={unread} onRetry={retry} />
          </section>
        )}
        {choices === undefined ? null : (
          <FaultBuilder
            key={`${call} ${effect}`}
            choices={choices}
            initial={{ ...(effect === 'stub' ? stubDraft : emptyDraft), calls: call }}
            focus={call !== '' ? 'add' : isAskedFor ? 'call' : null}
            onAdd={async (fault) => {
              const isAdded = await actions.add(fault)
              askForBuilder(false)
              if (isAdded) navigate({ parameters: { call: '', effect: '' } }, 'replace')
              return isAdded
            }}
          />
        )}
        <div
          className={`flex min-h-40 flex-1 flex-col border-hairline ${choices === undefined && unread === null ? '' : 'border-t'}`}
        >
          {faults === undefined ? (
            error === null ? (
              <Skeleton />
            ) : (
              <FailedState error={error} onRetry={retry} />
            )
          ) : faults.length === 0 ? (
            <EmptyState title="No call fails on purpose" drawing={<Break />}>
              {choices === undefined ? null : 'Put a sentence together above, or choose a preset.'}
            </EmptyState>
          ) : (
            <Grid
              label="Faults"
              rows={faults}
              rowId={({ id }) => id}
              columns={columns}
              arranging={arranging}
              openId={openId}
              onOpen={open}
              onActive={setActive}
            />
          )}
        </div>
      </div>
      {opened === undefined ? null : (
        <FaultInspector
          key={opened.id}
          fault={opened}
          realNow={realNow}
          onAgain={() => void actions.add(asNewFault(opened))}
          onRemove={remove}
          onClose={() => openRow(null, true)}
        />
      )}
    </div>
  )
}

/** A line that breaks off. */
function Break() {
  return (
    <svg width="96" height="32" viewBox="0 0 96 32" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M2 16h36l4-8M54 24l4-8h36" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M46 20l4-8" strokeDasharray="2 3" strokeLinecap="round" />
    </svg>
  )
}
