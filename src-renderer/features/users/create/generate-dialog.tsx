import { useState } from 'react'
import { fieldsOf, listOf, textOf } from '../../../data/read-fields.ts'
import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { announce, useActions } from '../../../data/use-action.ts'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { countOf } from '../../../ui/words.ts'

const mostUsers = 5000

/** People who do not exist, for a full list. */
export function GenerateDialog({ onClose }: { readonly onClose: () => void }) {
  const services = useServices()
  const projectId = useProjectId()
  const { send } = useActions()
  const [count, setCount] = useState('100')
  const [seed, setSeed] = useState('1')
  const [hasPasswords, setPasswords] = useState(true)
  const [isSending, setSending] = useState(false)
  const users = wholeNumber(count, 1, mostUsers)
  const start = wholeNumber(seed, 0, 0xffff_ffff)

  const generate = async () => {
    if (users === null || start === null || isSending) return
    setSending(true)
    try {
      const reply = await send({
        method: 'POST',
        path: `/__emulator/projects/${encodeURIComponent(projectId)}/users/generate`,
        body: { count: users, seed: start, passwords: hasPasswords },
      })
      const made = fieldsOf(reply.body)
      const howMany = countOf(listOf(made['users']).length, 'user')
      const password = textOf(made['password'])
      announce(services, reply, {
        doing: `Generate ${howMany}`,
        done: `Generated ${howMany}${password === '' ? '' : `. Password: ${password}`}`,
      })
      onClose()
    } catch (error) {
      services.notices.fail(error, 'Generate users')
      setSending(false)
    }
  }

  return (
    <FormDialog
      title="Generate users"
      answer={users === null ? 'Generate' : `Generate ${countOf(users, 'user')}`}
      canAnswer={users !== null && start !== null && !isSending}
      onAnswer={() => void generate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="How many"
          value={count}
          onChange={setCount}
          error={users === null ? `A number from 1 to ${mostUsers.toLocaleString('en')}.` : null}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type it
          autoFocus
        />
        <TextField
          label="Seed"
          value={seed}
          onChange={setSeed}
          error={start === null ? 'A whole number.' : null}
          hint="Same seed, same users."
        />
      </div>
      <Switch isOn={hasPasswords} onChange={setPasswords}>
        With a password
      </Switch>
    </FormDialog>
  )
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = Number(text.trim())
  return /^\d+$/.test(text.trim()) && number >= least && number <= most ? number : null
}
