import { SettingField } from '../../ui/settings/setting-field.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { SettingSwitch } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { MailTemplates } from './mail-templates.tsx'
import type { SettingsProps } from './switch-rows.tsx'

const senders = [
  { name: 'senderName', title: 'Sender name', effect: 'Empty is the name of the project' },
  { name: 'senderEmail', title: 'Sender email', effect: 'Empty is the address of the emulator' },
  { name: 'replyToName', title: 'Reply-to name', effect: 'Empty is the name of the sender' },
  { name: 'replyToEmail', title: 'Reply-to email', effect: 'Empty is the sender' },
] as const

/** Whose name and whose words mails have. */
export function MailSection({ project: { smtp, templates }, change, save }: SettingsProps) {
  return (
    <SettingSection title="Mails" detail="Who they are from, and what they say. All arrive in the Inbox.">
      <SettingSwitch
        name="smtp.enabled"
        title="Own SMTP"
        effect={
          smtp.enabled
            ? 'Mails have the sender and the templates below. Nothing is sent to it'
            : 'Mails have the words of the emulator; of the templates only session alerts count'
        }
        words="smtp own mail server sender templates"
        isOn={smtp.enabled}
        onChange={(enabled) => {
          const what = `own SMTP ${enabled ? 'on' : 'off'}`
          change({ smtp: { enabled } }, { doing: `Switch ${what}`, done: `Switched ${what}` })
        }}
      />
      {smtp.enabled
        ? senders.map(({ name, title, effect }) => (
            <SettingField
              key={name}
              name={`smtp.${name}`}
              title={title}
              effect={effect}
              words={`smtp ${effect}`}
              value={smtp[name]}
              isWide
              onSave={(text) =>
                save({ smtp: { [name]: text } }, { doing: `Change ${title}`, done: `Changed ${title}` })
              }
            />
          ))
        : null}
      <SettingPart
        words="message mails subject locale verification magic url otp recovery invitation mfa session alert"
        names="templates"
      >
        <MailTemplates templates={templates} change={change} save={save} />
      </SettingPart>
    </SettingSection>
  )
}
