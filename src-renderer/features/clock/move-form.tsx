import { useRef, useState, type SyntheticEvent } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { ClockMove } from '../../data/use-clock-moves.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Button } from '../../ui/button.tsx'
import { inputLook } from '../../ui/field.tsx'
import { useNow } from '../../data/use-now.ts'
import { parseMove } from './move-text.ts'
import { PreviewLine } from './preview-line.tsx'
import type { ClockPreset } from './presets.ts'

export interface MoveFormProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly presets: readonly ClockPreset[]
  readonly projectIds: readonly string[]
  readonly onMove: (to: ClockMove) => void
}

/** Where the clock goes: typed, or by a preset. Before it goes, a line says what that ends. */
export function MoveForm({ text, onText, presets, projectIds, onMove }: MoveFormProps) {
  const input = useRef<HTMLInputElement>(null)
  const [pointed, setPointed] = useState<ClockPreset | null>(null)
  const now = useNow()
  const move = parseMove(text, now)
  useKeys({ 'move-clock': () => input.current?.focus() })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (move !== null) onMove(move)
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-1 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="flex w-80 items-center gap-2">
          <input
            ref={input}
            aria-label="Move the clock to"
            aria-invalid={text.trim() !== '' && move === null ? true : undefined}
            value={text}
            onChange={(event) => onText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              onText('')
              event.currentTarget.blur()
            }}
            placeholder="+15m, tomorrow 9:00, 2027-01-31"
            spellCheck={false}
            autoComplete="off"
            className={inputLook}
          />
          <Button type="submit" look="primary" isDisabled={move === null}>
            Move
          </Button>
        </div>
        <ul aria-label="Moves" className="-ms-2 flex flex-wrap items-center">
          {presets.map((preset) => (
            <li key={preset.title}>
              <AriaButton
                onPress={() => onMove({ by: preset.by })}
                onHoverChange={(isOver) => setPointed(isOver ? preset : null)}
                onFocusChange={(hasFocus) => setPointed(hasFocus ? preset : null)}
                className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-body text-secondary data-hovered:bg-hover data-hovered:text-primary"
              >
                {preset.title}
                {preset.detail === '' ? null : <span className="text-small text-tertiary">{preset.detail}</span>}
              </AriaButton>
            </li>
          ))}
        </ul>
      </div>
      <PreviewLine move={pointed === null ? move : { by: pointed.by }} typed={text} projectIds={projectIds} />
    </form>
  )
}
