import { useState } from 'react'
import { relativeTime } from '../../../data/emulator-clock.ts'
import { useNow } from '../../../data/use-now.ts'
import { useViewState } from '../../../data/use-view-state.ts'
import { useKeys } from '../../../keyboard/use-keys.ts'
import { Button } from '../../../ui/button.tsx'
import { Choice } from '../../../ui/choice.tsx'
import { CodeBlock } from '../../../ui/code-block.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import { useSnapshotActions } from '../use-snapshot-actions.ts'
import { restoreLine, type RestorePlan } from './restore-call.ts'
import type { Restoring } from './use-restore.ts'

interface RestoreSheetProps {
  readonly asked: Restoring
  readonly onClose: () => void
}

/** How to go back. What is chosen is remembered for this snapshot. */
export function RestoreSheet({ asked: { snapshot, plan: first }, onClose }: RestoreSheetProps) {
  const { name, capturedAt, sessions } = snapshot
  const { restore } = useSnapshotActions()
  const now = useNow()
  const wasAtOnce = useViewState((view) => view.restoring[name]?.isAtOnce ?? false)
  const remember = useViewState((view) => view.setRestoring)
  const [plan, setPlan] = useState<RestorePlan>(first)
  const [isAtOnce, setAtOnce] = useState(wasAtOnce)
  const choose = (part: Partial<RestorePlan>) => setPlan((before) => ({ ...before, ...part }))
  const isForSome = plan.users.length > 0
  const run = () => {
    remember(name, { dates: plan.dates, sessions: plan.sessions, messages: plan.messages, isAtOnce })
    onClose()
    void restore(name, plan)
  }
  useKeys({ 'restore-snapshot': run })
  return (
    <Dialog
      title={`Restore ${name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <div className="me-auto">
            <Switch isOn={isAtOnce} onChange={setAtOnce}>
              Do not ask again
            </Switch>
          </div>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" action="restore-snapshot" takesFocus onPress={run}>
            {isForSome
              ? `Restore ${plan.users.length === 1 ? plan.users[0] : `${plan.users.length} users`}`
              : 'Restore'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Choice
          label={capturedAt === null ? 'Dates' : `Dates, captured ${relativeTime(Date.parse(capturedAt), now)}`}
          selected={plan.dates}
          onSelect={(dates) => choose({ dates })}
          options={[
            {
              id: 'shift',
              title: 'Keep time left',
              detail: 'Sessions, codes and links last as long as they then did.',
            },
            { id: 'keep', title: 'Keep dates', detail: 'What has lapsed since then has lapsed.' },
            {
              id: 'clock',
              title: 'Use its clock, frozen',
              detail: isForSome ? 'The clock is everybody’s.' : 'Time stands still at that moment.',
              isDisabled: isForSome,
            },
          ]}
        />
        <div className="grid grid-cols-2 gap-4">
          <Choice
            label="Sessions"
            selected={plan.sessions}
            onSelect={(kept) => choose({ sessions: kept })}
            options={[
              { id: 'keep', title: sessions === 0 ? 'Keep' : `Keep ${sessions.toLocaleString('en')}` },
              { id: 'drop', title: 'Leave out' },
            ]}
          />
          <Choice
            label="Messages"
            selected={plan.messages}
            onSelect={(messages) => choose({ messages })}
            options={[
              { id: 'keep', title: 'Keep' },
              { id: 'clear', title: 'Clear the inbox' },
            ]}
          />
        </div>
        <div>
          <p className="text-label font-semibold text-secondary">Only these users</p>
          <WordEditor
            words={plan.users}
            one="user ID"
            faultOf={(id) => (/^[A-Za-z0-9][\w.-]{0,35}$/.test(id) ? null : 'This is no user ID.')}
            onChange={(users) => choose({ users, ...(plan.dates === 'clock' ? { dates: 'shift' } : {}) })}
          />
        </div>
        <CodeBlock code={restoreLine(name, plan, window.location.origin)} what="CLI line" wraps />
      </div>
    </Dialog>
  )
}
