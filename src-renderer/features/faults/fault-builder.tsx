import { Code } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState, type SyntheticEvent } from 'react'
import type { FaultChoices, NewFault } from '../../../src-shared/contract/faults.ts'
import { userSearchQuery } from '../../data/queries.ts'
import { useServices } from '../../data/services.ts'
import { useProjectId, useProjects } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { titleOf } from '../../data/user-names.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { Switch } from '../../ui/switch.tsx'
import { callSuggestions } from './call-suggestions.ts'
import { EffectFields } from './effect-fields.tsx'
import { FaultCodeDialog } from './fault-code-dialog.tsx'
import { emptyDraft, readDraft, type FaultDraft } from './fault-draft.ts'
import { PresetBar } from './preset-bar.tsx'
import { ScheduleFields } from './schedule-fields.tsx'

export interface FaultBuilderProps {
  readonly choices: FaultChoices
  readonly initial: FaultDraft
  /** Where the keys are to be at first: it came filled in, so that Enter adds it, or is to be filled in. */
  readonly focus: 'add' | 'call' | null
  readonly onAdd: (fault: NewFault) => Promise<boolean>
}

const actors = [
  { id: 'anyone', detail: '' },
  { id: 'guest', detail: 'nobody signed in' },
  { id: 'user', detail: 'anybody signed in' },
  { id: 'key', detail: 'any API key' },
]

/** A fault as one sentence: when this call by this actor, do this, so often. */
export function FaultBuilder({ choices, initial, focus, onAdd }: FaultBuilderProps) {
  const { client } = useServices()
  const projectId = useProjectId()
  const hasManyProjects = useProjects().length > 1
  const form = useRef<HTMLFormElement>(null)
  const callInput = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(initial)
  const [isTried, setTried] = useState(false)
  const [shown, setShown] = useState<NewFault | null>(null)
  const { data: users = [] } = useQuery(projectId === '' ? null : userSearchQuery(client, projectId, ''))
  const errors = useMemo(() => new Set(choices.errors.map(({ type }) => type)), [choices])
  const calls = useMemo(() => callSuggestions(choices.calls), [choices])
  const read = readDraft(draft, projectId, errors)
  const change = (fields: Partial<FaultDraft>) => setDraft((before) => ({ ...before, ...fields }))
  const focusAdd = () => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus()

  useKeys({ create: () => callInput.current?.focus() })
  useLayoutEffect(() => {
    if (focus === 'add') focusAdd()
    else if (focus === 'call') callInput.current?.focus()
  }, [focus])

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault()
    setTried(true)
    if (read.fault === null || !(await onAdd(read.fault))) return
    setTried(false)
    setDraft(emptyDraft)
  }
  const wrong = isTried && read.problem !== null ? read.problem : null
  return (
    <form ref={form} onSubmit={(event) => void submit(event)} aria-label="New fault" className="px-4 pb-3">
      <PresetBar
        presets={choices.presets}
        onChoose={(preset) => {
          setDraft(preset)
          focusAdd()
        }}
      />
      <div className="flex flex-wrap items-center gap-2 pt-2 text-secondary">
        <span className="flex items-center gap-2">
          When
          <span className="w-72">
            <SuggestField
              label="Call or path"
              input={callInput}
              value={draft.calls}
              onChange={(calls) => change({ calls })}
              suggestions={calls}
              placeholder="any call"
              isMono
            />
          </span>
        </span>
        <span className="flex items-center gap-2">
          by
          <span className="w-32">
            <SuggestField
              label="Actor"
              value={draft.actor}
              onChange={(actor) => change({ actor })}
              suggestions={[...actors, ...users.map((user) => ({ id: user.id, detail: titleOf(user) }))]}
            />
          </span>
        </span>
        <span className="flex flex-wrap items-center gap-2">
          <span aria-hidden>→</span>
          <EffectFields draft={draft} wrong={wrong?.field ?? null} errors={choices.errors} onChange={change} />
        </span>
        <ScheduleFields draft={draft} wrong={wrong?.field ?? null} onChange={change} />
        {hasManyProjects ? (
          <Switch isOn={draft.isHere} onChange={(isHere) => change({ isHere })}>
            Only in {projectId}
          </Switch>
        ) : null}
        <div className="ms-auto flex items-center gap-2">
          <Button
            look="quiet"
            icon={<Icon of={Code} />}
            isDisabled={read.fault === null}
            onPress={() => setShown(read.fault)}
          >
            As code
          </Button>
          <Button type="submit" look="primary">
            Add fault
          </Button>
        </div>
      </div>
      {wrong === null ? null : (
        <p role="alert" className="pt-1 text-small text-danger">
          {wrong.text}
        </p>
      )}
      {shown === null ? null : <FaultCodeDialog fault={shown} onClose={() => setShown(null)} />}
    </form>
  )
}
