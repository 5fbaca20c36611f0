import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Button } from '../../../ui/button.tsx'
import { Inspector } from '../../../ui/inspector.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { countOf } from '../../../ui/words.ts'
import { DiffTab } from '../diff/diff-tab.tsx'
import { kindTitles, type SnapshotRow } from '../list/snapshot-columns.tsx'
import type { Restore } from '../restore/use-restore.ts'
import { contentsQuery } from '../snapshot-queries.ts'
import { useSnapshotActions } from '../use-snapshot-actions.ts'
import { AboutTab } from './about-tab.tsx'
import { DamageNote } from './damage-note.tsx'
import { SetupTab } from './setup-tab.tsx'
import { SnapshotMenu } from './snapshot-menu.tsx'

export type SnapshotTab = 'changes' | 'about' | 'tests'

export interface SnapshotInspectorProps {
  readonly snapshot: SnapshotRow
  readonly tab: SnapshotTab
  readonly onTab: (tab: SnapshotTab) => void
  readonly restore: Restore
  readonly onUpdate: () => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

export function SnapshotInspector(props: SnapshotInspectorProps) {
  const { snapshot, tab, onTab, restore, onUpdate, onDelete, onClose } = props
  const { name, title, kind, users, teams, sessions, isKept } = snapshot
  const { client } = useServices()
  const { restoreBaseline, setBaseline, duplicate } = useSnapshotActions()
  const { data: contents, error } = useQuery(isKept ? contentsQuery(client, name) : null)
  const damage = contents?.damage ?? []
  const isWhole = damage.length === 0 && error === null
  const held = `${countOf(users, 'user')}, ${countOf(teams, 'team')}, ${countOf(sessions, 'session')}`
  return (
    <Inspector
      label={`Snapshot ${title}`}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-section leading-5 font-semibold break-words">{title}</h2>
          <p className="text-small text-secondary">
            {kindTitles[kind]}
            {isKept ? ` · ${held}` : ''}
          </p>
        </div>
      }
    >
      <div className="flex shrink-0 items-center gap-2 px-4 pb-2">
        {isKept ? (
          <>
            <Button
              action="restore-snapshot"
              label={`Restore ${name}`}
              isDisabled={!isWhole}
              onPress={() => restore.begin(snapshot)}
            >
              Restore
            </Button>
            <SnapshotMenu
              snapshot={snapshot}
              onUpdate={onUpdate}
              onRestoreOtherwise={() => restore.ask(snapshot)}
              onDelete={onDelete}
            />
          </>
        ) : (
          <>
            <Button action="restore-baseline" label="Put back to the start" onPress={() => void restoreBaseline()}>
              Put back
            </Button>
            <Button onPress={() => void setBaseline()}>Save what stands as baseline</Button>
          </>
        )}
      </div>
      {damage.length === 0 ? null : <DamageNote damage={damage} onSaveGoodPart={() => void duplicate(name)} />}
      <Tabs
        label="Parts of the snapshot"
        selected={tab}
        onSelect={onTab}
        tabs={[
          {
            id: 'changes',
            title: 'Changes',
            content: (
              <DiffTab
                key={name}
                snapshot={snapshot}
                restore={
                  isWhole
                    ? {
                        user: (userId, projectId) => restore.ask(snapshot, [userId], projectId),
                        record: (record) => restore.record(name, record),
                      }
                    : undefined
                }
              />
            ),
          },
          { id: 'about', title: 'About', content: <AboutTab key={name} snapshot={snapshot} /> },
          ...(isKept ? [{ id: 'tests' as const, title: 'Test setup', content: <SetupTab snapshot={snapshot} /> }] : []),
        ]}
      />
    </Inspector>
  )
}
