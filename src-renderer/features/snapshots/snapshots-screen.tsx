import { FolderOpen, Plus } from 'lucide-react'
import { useCallback, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useServices } from '../../data/services.ts'
import { topics } from '../../data/topics.ts'
import { useQuery } from '../../data/use-query.ts'
import { useKeyboard, useKeys } from '../../keyboard/use-keys.ts'
import { navigate, usePlace, usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { FilterBox } from '../../ui/filter-box.tsx'
import { ColumnMenu } from '../../ui/grid/column-menu.tsx'
import { useArrangement } from '../../ui/grid/use-arrangement.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { openRow } from '../../ui/open-row.ts'
import { ScreenHeader, WideOnly } from '../../ui/screen-header.tsx'
import { FileQuestion, type Question } from './file-question.tsx'
import { NoSuchSnapshot } from './inspector/no-such-snapshot.tsx'
import { SnapshotInspector, type SnapshotTab } from './inspector/snapshot-inspector.tsx'
import { snapshotColumns, snapshotRows } from './list/snapshot-columns.tsx'
import { parseSnapshotFilter, snapshotTokens } from './list/snapshot-filter.ts'
import { SnapshotList } from './list/snapshot-list.tsx'
import { keepFile } from './open-file.ts'
import { RestoreSheet } from './restore/restore-sheet.tsx'
import { useRestore } from './restore/use-restore.ts'
import { snapshotsQuery } from './snapshot-queries.ts'

const tabs: readonly SnapshotTab[] = ['changes', 'about', 'tests']

export function SnapshotsScreen() {
  const { client, cache, notices } = useServices()
  const keyboard = useKeyboard()
  const { id: openId } = usePlace()
  const [filter, setFilter] = usePlaceParameter('filter')
  const [named, setTab] = usePlaceParameter('tab')
  const query = snapshotsQuery(client)
  const state = useQuery(query)
  const restore = useRestore()
  const { copy } = useCopy()
  // Of all projects, as the snapshots are.
  const arranging = useArrangement('snapshots')
  const [activeId, setActive] = useState<string | null>(openId)
  const [question, setQuestion] = useState<Question | null>(null)
  const input = useRef<HTMLInputElement>(null)

  const snapshots = state.data?.snapshots ?? []
  const rows = snapshotRows(snapshots)
  const meant = rows.find(({ name }) => name === (openId ?? activeId)) ?? null
  const opened = rows.find(({ name }) => name === openId) ?? null
  const kept = meant?.isKept === true ? meant : null
  const tab = tabs.find((known) => known === named) ?? 'changes'
  const save = useCallback(() => void keyboard.perform('save-snapshot'), [keyboard])
  const clearFilter = useCallback(() => setFilter(''), [setFilter])
  const retry = () => cache.refresh(snapshotsQuery(client))
  const chooseFile = () => input.current?.click()
  const openFile = (file: File | undefined) => {
    if (file === undefined) return
    keepFile(client, file).then(
      (snapshot) => {
        navigate({ id: snapshot.name })
        restore.ask(snapshot)
      },
      (error: unknown) => notices.fail(error, `Open ${file.name}`),
    )
  }
  // Files come and go by other hands, those of git for one, and nobody tells of it.
  useEffect(() => {
    const lookAgain = () => cache.invalidate([topics.snapshots])
    lookAgain()
    window.addEventListener('focus', lookAgain)
    return () => window.removeEventListener('focus', lookAgain)
  }, [cache])
  useKeys({
    create: save,
    'open-file': chooseFile,
    ...(meant === null ? {} : { 'toggle-inspector': () => openRow(openId === null ? meant.name : null, true) }),
    ...(openId === null
      ? {}
      : {
          close: () => openRow(null, true),
          'tab-1': () => setTab('changes'),
          'tab-2': () => setTab('about'),
          ...(kept === null ? {} : { 'tab-3': () => setTab('tests') }),
        }),
    ...(kept === null
      ? {}
      : {
          'copy-id': () => copy(kept.name),
          'restore-snapshot': () => restore.begin(kept),
          delete: () => setQuestion({ about: kept, does: 'delete' }),
        }),
  })

  return (
    <div
      className="relative flex min-h-0 flex-1"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        openFile(event.dataTransfer.files[0])
      }}
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <ScreenHeader title="Snapshots">
          <FilterBox
            label="Filter snapshots"
            placeholder="Name, note, tag:cart"
            value={filter}
            onChange={setFilter}
            tokens={snapshotTokens}
          />
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            aria-label="Snapshot file"
            tabIndex={-1}
            hidden
            onChange={(event) => {
              openFile(event.target.files?.[0])
              // The same file may be opened again.
              event.target.value = ''
            }}
          />
          <div className="flex shrink-0 items-center">
            <IconButton label="Open a file" action="open-file" icon={<Icon of={FolderOpen} />} onPress={chooseFile} />
            <ColumnMenu
              columns={snapshotColumns(undefined)}
              arranging={arranging}
              rows={() => snapshots.filter(parseSnapshotFilter(filter))}
            />
          </div>
          <Button look="primary" action="save-snapshot" label="Save snapshot" icon={<Icon of={Plus} />} onPress={save}>
            <WideOnly>Save</WideOnly>
          </Button>
        </ScreenHeader>
        <SnapshotList
          state={state}
          filter={useDeferredValue(filter)}
          arranging={arranging}
          openId={openId}
          onOpen={openRow}
          onActive={setActive}
          onClearFilter={clearFilter}
          onRetry={retry}
          onSave={save}
        />
      </div>
      {openId === null || state.data === undefined ? null : opened === null ? (
        <NoSuchSnapshot name={openId} onClose={() => openRow(null, true)} />
      ) : (
        <SnapshotInspector
          snapshot={opened}
          tab={opened.isKept || tab !== 'tests' ? tab : 'changes'}
          onTab={setTab}
          restore={restore}
          onUpdate={() => setQuestion({ about: opened, does: 'update' })}
          onDelete={() => setQuestion({ about: opened, does: 'delete' })}
          onClose={() => openRow(null, true)}
        />
      )}
      {restore.asked === null ? null : <RestoreSheet asked={restore.asked} onClose={restore.close} />}
      {question === null ? null : <FileQuestion question={question} onClose={() => setQuestion(null)} />}
    </div>
  )
}
