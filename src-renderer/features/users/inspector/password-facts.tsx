import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Fact } from '../../../ui/section.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { setPassword, setResetDue } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { storedUserQuery, type Asker } from '../user-queries.ts'
import type { UserRecord } from '../user-record.ts'
import { useAsked } from './use-asker.ts'

export interface PasswordFactsProps {
  readonly user: UserRecord
  readonly subject: Subject
  readonly asker: Asker
}

/** A stored password cannot be read, only replaced: by one of your own, or by one made up that is shown once. */
export function PasswordFacts({ user, subject, asker }: PasswordFactsProps) {
  const { run } = useUserActions()
  const [isAsking, setAsking] = useState(false)
  const [throwaway, setThrowaway] = useState<string | null>(null)
  const makeThrowaway = async () => {
    const password = throwawayPassword()
    if (await run(setPassword(subject, password))) setThrowaway(password)
  }
  return (
    <>
      <Fact name="Password">
        {user.hasPassword ? (
          <span className="flex min-h-7 w-full items-center gap-2">
            <span className="font-mono text-small">{user.hash}</span>
            <span className="flex items-center gap-1 text-small text-secondary">
              set <AbsoluteTime at={user.passwordChangedAt} />
            </span>
          </span>
        ) : (
          <span className="py-1 text-tertiary">None</span>
        )}
        <span className="flex w-full gap-2 py-1">
          <Button onPress={() => setAsking(true)}>Set…</Button>
          <Button onPress={() => void makeThrowaway()}>Set a throwaway</Button>
        </span>
        <ResetDue subject={subject} asker={asker} />
        {throwaway === null ? null : (
          <output className="flex w-full flex-wrap items-center gap-x-2">
            <CopyText text={throwaway} what="password" />
            <span className="text-small text-tertiary">shown this once</span>
          </output>
        )}
      </Fact>
      {isAsking ? (
        <PasswordDialog
          subject={subject}
          onClose={() => setAsking(false)}
          onDone={() => {
            setThrowaway(null)
            setAsking(false)
          }}
        />
      ) : null}
    </>
  )
}

/** No call of the API sets it, and while it is set none of the user's passes. */
function ResetDue({ subject, asker }: Omit<PasswordFactsProps, 'user'>) {
  const { run } = useUserActions()
  const { data } = useAsked(asker, storedUserQuery(asker))
  if (data === undefined) return null
  return (
    <span className="flex min-h-7 w-full flex-wrap items-center gap-x-2">
      <Switch isOn={data.resetDue} onChange={(resetDue) => void run(setResetDue(subject, asker.projectId, resetDue))}>
        <span className="text-small text-secondary">Reset due</span>
      </Switch>
      {data.resetDue ? (
        <span className="text-small text-secondary">
          Every call: <code>user_password_reset_required</code>
        </span>
      ) : null}
    </span>
  )
}

interface PasswordDialogProps {
  readonly subject: Subject
  readonly onClose: () => void
  readonly onDone: () => void
}

function PasswordDialog({ subject, onClose, onDone }: PasswordDialogProps) {
  const { save } = useUserActions()
  const [password, setDraft] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = async () => {
    const fault = await save(setPassword(subject, password))
    setError(fault)
    if (fault === null) onDone()
  }
  return (
    <FormDialog
      title="Set the password"
      answer="Set password"
      canAnswer={password !== ''}
      onAnswer={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label="Password"
        value={password}
        onChange={setDraft}
        error={error}
        hint="The policies of the project hold for it."
        isMono
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type it
        autoFocus
      />
    </FormDialog>
  )
}

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Good for every strength rule: it has a capital, a digit and a sign. */
function throwawayPassword(): string {
  const random = crypto.getRandomValues(new Uint8Array(12))
  return `Off-1${[...random].map((byte) => letters[byte % letters.length]).join('')}`
}
