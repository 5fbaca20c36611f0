import { useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { useKeyboard } from '../../../keyboard/use-keys.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { useUserActions } from '../actions/use-user-actions.ts'
import { readUser } from '../user-record.ts'
import { titleOf } from '../../../data/user-names.ts'
import { refusalOf, type Refusal } from './create-errors.ts'
import { parseQuickLine } from './quick-line.ts'
import { callsAfter, createCall, draftErrors, emptyDraft, type UserDraft } from './user-draft.ts'

export interface CreateUserDialogProps {
  /** What the quick line starts with. */
  readonly initialLine: string
  readonly onClose: () => void
  readonly onCreated: (userId: string, isLast: boolean) => void
  readonly onOpen: (userId: string) => void
}

const noRefusal: Refusal = { errors: {}, message: null, taken: null }

export function CreateUserDialog({ initialLine, onClose, onCreated, onOpen }: CreateUserDialogProps) {
  const { client, notices } = useServices()
  const projectId = useProjectId()
  const { isMac } = useKeyboard()
  const { send, announce } = useUserActions()
  const [line, setLine] = useState(initialLine)
  const [draft, setDraft] = useState<UserDraft>(() => followLine(emptyDraft, '', initialLine))
  const [isVerified, setVerified] = useState(false)
  const [refusal, setRefusal] = useState(noRefusal)
  const [isSending, setSending] = useState(false)
  const fields = useRef<HTMLDivElement>(null)

  const change = (part: Partial<UserDraft>) => {
    setDraft((now) => ({ ...now, ...part }))
    const kept = Object.entries(refusal.errors).filter(([field]) => !(field in part))
    setRefusal({ ...refusal, errors: Object.fromEntries(kept), message: null })
  }
  const refuse = (next: Refusal) => {
    flushSync(() => setRefusal(next))
    const words = [...Object.values(next.errors), next.message].filter((text) => typeof text === 'string')
    notices.say(words.join(' '))
    // The first field that is wrong, and at once: what is typed next is for it.
    fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  const create = async (goesOn: boolean) => {
    if (isSending) return
    const errors = draftErrors(draft)
    if (Object.keys(errors).length > 0) return refuse({ ...noRefusal, errors })
    setSending(true)
    try {
      const made = await send(createCall(draft))
      const user = readUser(made.body)
      const replies = [made]
      for (const call of callsAfter(user, draft, isVerified)) replies.push(await send(call))
      announce({ doing: `Create ${titleOf(user)}`, done: `Created ${titleOf(user)}` }, replies)
      onCreated(user.id, !goesOn)
      if (goesOn) {
        setDraft(emptyDraft)
        setLine('')
        setVerified(false)
        setRefusal(noRefusal)
        fields.current?.querySelector<HTMLElement>('input')?.focus()
      }
    } catch (error) {
      refuse(await refusalOf(error, draft, client, projectId))
    } finally {
      setSending(false)
    }
  }

  const field = (name: keyof UserDraft) => ({
    value: draft[name],
    onChange: (value: string) => change({ [name]: value }),
    error: refusal.errors[name] ?? null,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(isMac ? event.metaKey : event.ctrlKey)) return
    event.preventDefault()
    void create(true)
  }
  const { taken } = refusal

  return (
    <FormDialog
      title="Create user"
      answer="Create"
      onAnswer={() => void create(false)}
      onClose={onClose}
      error={refusal.message}
      otherAnswer={
        <Button onPress={() => void create(true)}>
          Create and add another
          <KeyCap keys={isMac ? '⌘⏎' : 'Ctrl+Enter'} />
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the fields bubble their keys to it */}
      <div ref={fields} onKeyDown={onKeyDown} className="flex flex-col gap-4">
        <TextField
          label="In one line"
          value={line}
          placeholder="Grace Hopper <grace@example.test> +15555550100 #beta"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form is opened to type in
          autoFocus
          onChange={(text) => {
            setLine(text)
            change(followLine(draft, line, text))
          }}
        />
        <div className="grid gap-4 border-t border-hairline pt-4 grid-cols-2">
          <TextField label="Name" {...field('name')} />
          <TextField label="Email" type="email" {...field('email')} />
          <TextField label="Phone" type="tel" placeholder="+15555550100" {...field('phone')} />
          <TextField label="Password" isMono placeholder="None" {...field('password')} />
          <TextField label="Labels" placeholder="beta staff" {...field('labels')} />
          <TextField label="ID" isMono placeholder="Generated" {...field('id')} />
        </div>
        <Switch isOn={isVerified} onChange={setVerified}>
          Verified
        </Switch>
        {taken === null ? null : (
          <div>
            <Button onPress={() => onOpen(taken.id)}>Open {titleOf(taken)}</Button>
          </div>
        )}
      </div>
    </FormDialog>
  )
}

/** The line fills the fields it knows; what was typed into a field itself stays. */
function followLine(draft: UserDraft, before: string, after: string): UserDraft {
  const old = fieldsOfLine(before)
  const next = fieldsOfLine(after)
  const follow = (field: keyof typeof next) => (draft[field] === old[field] ? next[field] : draft[field])
  return { ...draft, name: follow('name'), email: follow('email'), phone: follow('phone'), labels: follow('labels') }
}

function fieldsOfLine(line: string) {
  const { labels, ...known } = parseQuickLine(line)
  return { ...known, labels: labels.join(' ') }
}
