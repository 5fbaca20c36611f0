import { useState } from 'react'
import type { MailTemplate } from '../../../src-shared/contract/settings.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { commonVariables, type NamedTemplate } from './mail-words.ts'
import type { SettingsProps } from './switch-rows.tsx'

export interface TemplateDialogProps extends Pick<SettingsProps, 'save'> {
  readonly edited: NamedTemplate
  readonly onClose: () => void
}

const senders = [
  { name: 'senderName', label: 'Sender name' },
  { name: 'senderEmail', label: 'Sender email' },
  { name: 'replyToName', label: 'Reply-to name' },
  { name: 'replyToEmail', label: 'Reply-to email' },
] as const

/** Words and sender of one kind of mail; what is left empty stays as it is without the template. */
export function TemplateDialog({ edited: { key, kind, locale, template }, save, onClose }: TemplateDialogProps) {
  const [draft, setDraft] = useState<MailTemplate>(template)
  const [error, setError] = useState<string | null>(null)
  const set = (part: Partial<MailTemplate>) => {
    setDraft({ ...draft, ...part })
    setError(null)
  }
  const store = async () => {
    const what = `the ${locale} template of ${kind.title}`
    const fault = await save({ templates: { [key]: draft } }, { doing: `Change ${what}`, done: `Saved ${what}` })
    if (fault === null) onClose()
    else setError(fault)
  }
  return (
    <FormDialog
      title={`Template: ${kind.title}, ${locale}`}
      answer="Save"
      onAnswer={() => void store()}
      onClose={onClose}
      error={error}
      width="wide"
    >
      <TextField
        label="Subject"
        value={draft.subject}
        onChange={(subject) => set({ subject })}
        placeholder="As without a template"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a form is opened to type in
        autoFocus
      />
      <TextField
        label="Message, as HTML"
        value={draft.message}
        onChange={(message) => set({ message })}
        rows={7}
        isMono
        placeholder={exampleOf(kind.variables)}
        hint={[...kind.variables, ...commonVariables].map((name) => `{{${name}}}`).join('  ')}
      />
      <div className="grid grid-cols-2 gap-3">
        {senders.map(({ name, label }) => (
          <TextField
            key={name}
            label={label}
            value={draft[name]}
            onChange={(text) => set({ [name]: text })}
            placeholder="As in the settings"
          />
        ))}
      </div>
    </FormDialog>
  )
}

function exampleOf([first = 'user']: readonly string[]): string {
  return first === 'redirect'
    ? '<p>Hello {{user}},</p>\n<p><a href="{{redirect}}">Continue</a></p>'
    : `<p>Hello {{user}},</p>\n<p>{{${first}}}</p>`
}
