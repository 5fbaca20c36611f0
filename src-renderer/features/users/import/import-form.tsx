import { TextField } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { ownField, userFields } from './csv-columns.ts'
import { formats, hashes, withFormat, type ImportDraft } from './import-choices.ts'

export interface ImportFormProps {
  readonly draft: ImportDraft
  readonly onChange: (draft: ImportDraft) => void
}

/** What the file does not say itself. */
export function ImportForm({ draft, onChange }: ImportFormProps) {
  const { format, hashConfig, withoutPasswords } = draft
  return (
    <div className="flex flex-col gap-4">
      <div className="w-48">
        <Select
          label="Format"
          options={formats}
          selected={format}
          onSelect={(chosen) => onChange(withFormat(draft, chosen))}
        />
      </div>
      {format === 'csv' ? <CsvForm draft={draft} onChange={onChange} /> : null}
      {format === 'firebase' ? (
        <TextField
          label="Hash parameters"
          hint="From the console of Firebase, where the file does not have them."
          placeholder="hash_config { algorithm: SCRYPT, base64_signer_key: … }"
          rows={4}
          isMono
          value={hashConfig}
          onChange={(text) => onChange({ ...draft, hashConfig: text })}
        />
      ) : null}
      <Switch isOn={withoutPasswords} onChange={(isOn) => onChange({ ...draft, withoutPasswords: isOn })}>
        Leave out passwords that can never be verified
      </Switch>
    </div>
  )
}

function CsvForm({ draft, onChange }: ImportFormProps) {
  const { mapping, hash, hashOptions } = draft
  const hasPassword = Object.values(mapping).includes('password')
  return (
    <>
      <fieldset className="grid grid-cols-2 gap-x-4 gap-y-2">
        <legend className="pb-1 text-label font-semibold text-secondary">Columns</legend>
        {Object.entries(mapping).map(([header, field]) => (
          <div key={header} className="grid grid-cols-2 items-center gap-2">
            <span className="truncate font-mono text-small" title={header}>
              {header}
            </span>
            <Select
              label={`Field of the column ${header}`}
              hidesLabel
              options={[...(ownField(header) === null ? [{ id: '', title: 'Left out' }] : []), ...userFields]}
              selected={field}
              onSelect={(chosen) => onChange({ ...draft, mapping: remap(mapping, header, chosen) })}
            />
          </div>
        ))}
      </fieldset>
      {hasPassword ? (
        <div className="grid grid-cols-2 gap-4">
          <Select
            label="Passwords are"
            options={hashes}
            selected={hash}
            onSelect={(chosen) => onChange({ ...draft, hash: chosen })}
          />
          {hash === '' ? null : (
            <TextField
              label="Hash options"
              placeholder='{"version":"sha512"}'
              isMono
              value={hashOptions}
              onChange={(text) => onChange({ ...draft, hashOptions: text })}
            />
          )}
        </div>
      ) : null}
    </>
  )
}

/** A field has one column: the other goes back to what it says itself. */
function remap(mapping: ImportDraft['mapping'], header: string, field: string): ImportDraft['mapping'] {
  const others = Object.entries(mapping).map(([other, had]) => [other, had === field ? '' : had] as const)
  return { ...Object.fromEntries(others), [header]: field }
}
