import type { FaultChoices } from '../../../src-shared/contract/faults.ts'
import { Select } from '../../ui/select.tsx'
import { SuggestField } from '../../ui/suggest-field.tsx'
import { effectOptions } from './effect-words.ts'
import type { DraftField, FaultDraft } from './fault-draft.ts'
import { ShortField } from './short-field.tsx'

export interface DraftFieldsProps {
  readonly draft: FaultDraft
  readonly wrong: DraftField | null
  readonly onChange: (fields: Partial<FaultDraft>) => void
}

/** What the fault does, and what that needs to know. */
export function EffectFields({
  draft,
  wrong,
  errors,
  onChange,
}: DraftFieldsProps & { readonly errors: FaultChoices['errors'] }) {
  return (
    <>
      <Select
        label="What happens"
        hidesLabel
        options={effectOptions}
        selected={draft.kind}
        onSelect={(kind) => onChange({ kind })}
      />
      {draft.kind === 'error' ? (
        <div className="w-54">
          <SuggestField
            label="Error"
            value={draft.errorType}
            onChange={(errorType) => onChange({ errorType })}
            suggestions={errors.map(({ type, code }) => ({ id: type, detail: String(code) }))}
            isInvalid={wrong === 'errorType'}
            isMono
          />
        </div>
      ) : null}
      {draft.kind === 'reply' ? (
        <>
          <ShortField
            label="Status"
            value={draft.status}
            onChange={(status) => onChange({ status })}
            isInvalid={wrong === 'status'}
          />
          <span>with</span>
          <ShortField label="Body" width="max-w-56" value={draft.body} onChange={(body) => onChange({ body })} />
        </>
      ) : null}
      {draft.kind === 'delay' ? (
        <>
          <ShortField
            label="Wait at least"
            value={draft.wait}
            onChange={(wait) => onChange({ wait })}
            isInvalid={wrong === 'wait'}
          />
          <span>to</span>
          <ShortField
            label="Wait at most"
            value={draft.upTo}
            onChange={(upTo) => onChange({ upTo })}
            isInvalid={wrong === 'wait'}
          />
        </>
      ) : null}
      {draft.kind === 'delay-message' ? (
        <ShortField
          label="Late by"
          value={draft.late}
          onChange={(late) => onChange({ late })}
          isInvalid={wrong === 'late'}
        />
      ) : null}
    </>
  )
}
