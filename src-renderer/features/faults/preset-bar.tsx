import { Button as AriaButton } from 'react-aria-components'
import type { FaultPreset } from '../../../src-shared/contract/faults.ts'
import { draftOfPreset, type FaultDraft } from './fault-draft.ts'

interface PresetBarProps {
  readonly presets: readonly FaultPreset[]
  readonly onChoose: (draft: FaultDraft) => void
}

/** Sentences that are often wanted; a press fills one in, Enter adds it. */
export function PresetBar({ presets, onChoose }: PresetBarProps) {
  return (
    <ul aria-label="Presets" className="-ms-2 flex flex-wrap items-center">
      {presets.map((preset) => (
        <li key={preset.name}>
          <AriaButton
            onPress={() => onChoose(draftOfPreset(preset))}
            className="inline-flex h-7 items-center rounded-control px-2 text-body text-secondary data-hovered:bg-hover data-hovered:text-primary"
          >
            {preset.label}
          </AriaButton>
        </li>
      ))}
    </ul>
  )
}
