import { X } from 'lucide-react'
import { useState, type SyntheticEvent } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Select } from '../../ui/select.tsx'
import { namedTemplates, newTemplate, templateKey, templateKinds, type NamedTemplate } from './mail-words.ts'
import type { SettingsProps } from './switch-rows.tsx'
import { TemplateDialog } from './template-dialog.tsx'

export interface MailTemplatesProps extends Pick<SettingsProps, 'change' | 'save'> {
  readonly templates: SettingsProps['project']['templates']
}

/** One for each kind of mail and language; where there is none, the emulator has words of its own. */
export function MailTemplates({ templates, change, save }: MailTemplatesProps) {
  const [edited, setEdited] = useState<NamedTemplate | null>(null)
  const list = namedTemplates(templates)
  const remove = ({ key, kind, locale }: NamedTemplate) => {
    const what = `the ${locale} template of ${kind.title}`
    change({ templates: { [key]: null } }, { doing: `Delete ${what}`, done: `Deleted ${what}` })
  }
  return (
    <>
      <h3 className="pt-2 text-primary">Templates</h3>
      <ul aria-label="Mail templates" className="pb-1">
        {list.map((each) => (
          <li key={each.key} className="ends-line flex min-h-8 items-center gap-2">
            <span className="w-44 shrink-0">{each.kind.title}</span>
            <code className="w-24 shrink-0 text-small text-secondary">{each.locale}</code>
            <span className="min-w-0 flex-1 truncate text-small text-secondary">{each.template.subject}</span>
            <Button look="quiet" label={`Edit ${each.kind.title} ${each.locale}`} onPress={() => setEdited(each)}>
              Edit
            </Button>
            <IconButton
              label={`Delete ${each.kind.title} ${each.locale}`}
              icon={<Icon of={X} />}
              onPress={() => remove(each)}
            />
          </li>
        ))}
      </ul>
      <NewTemplate list={list} onOpen={setEdited} />
      {edited === null ? null : <TemplateDialog edited={edited} save={save} onClose={() => setEdited(null)} />}
    </>
  )
}

interface NewTemplateProps {
  readonly list: readonly NamedTemplate[]
  readonly onOpen: (edited: NamedTemplate) => void
}

function NewTemplate({ list, onOpen }: NewTemplateProps) {
  const [kindId, setKindId] = useState(templateKinds[0]?.id ?? 'verification')
  const [locale, setLocale] = useState('en')
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const kind = templateKinds.find(({ id }) => id === kindId)
    const code = locale.trim().toLowerCase()
    if (kind === undefined || code === '') return
    const key = templateKey(kindId, code)
    onOpen(list.find((each) => each.key === key) ?? { key, kind, locale: code, template: newTemplate })
  }
  return (
    <form onSubmit={submit} className="flex items-end gap-2">
      <div className="w-44">
        <Select label="Mail" options={templateKinds} selected={kindId} onSelect={setKindId} />
      </div>
      <div className="w-24">
        <TextField label="Locale" value={locale} onChange={setLocale} placeholder="en" isMono />
      </div>
      <Button type="submit" isDisabled={locale.trim() === ''}>
        Write a template…
      </Button>
    </form>
  )
}
