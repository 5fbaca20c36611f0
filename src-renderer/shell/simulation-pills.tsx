import { useLayoutEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useKeys } from '../keyboard/use-keys.ts'
import { useClearFaults } from '../data/use-clear-faults.ts'
import { Badge } from '../ui/badge.tsx'
import { useWidth } from '../ui/grid/use-width.ts'
import { Menu } from '../ui/menu.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { usePills, type Pill } from './use-pills.ts'

/** What is not as on a real server, on every screen; where there is no room for all, they are one. */
export function SimulationPills() {
  const pills = usePills()
  const clearFaults = useClearFaults()
  useKeys(pills.some(({ kind }) => kind === 'fault') ? { 'clear-faults': clearFaults } : {})
  const box = useRef<HTMLDivElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [wholeWidth, setWholeWidth] = useState(0)
  const labels = pills.map(({ label }) => label).join('\n')
  useLayoutEffect(() => setWholeWidth(whole.current?.offsetWidth ?? 0), [labels])
  const isOne = pills.length > 1 && wholeWidth > width
  return (
    <div ref={box} className={`relative flex flex-1 items-center ${isOne ? 'min-w-max' : 'min-w-0 overflow-hidden'}`}>
      {/* Out of sight it still tells how wide it would be. */}
      <div ref={whole} className={isOne ? 'invisible absolute' : undefined}>
        <PillRow pills={pills} />
      </div>
      {isOne ? <PillMenu pills={pills} /> : null}
    </div>
  )
}

const pillLook = 'inline-flex h-6 shrink-0 items-center rounded-badge outline-offset-[-2px] data-hovered:brightness-95'

function PillRow({ pills }: { readonly pills: readonly Pill[] }) {
  return (
    <div className="flex items-center gap-1">
      {pills.map(({ id, label, what, run }) => (
        <Tooltip key={id} text={what}>
          <AriaButton aria-label={`${label}: ${what.toLowerCase()}`} onPress={run} className={pillLook}>
            <Badge tone="simulated">{label}</Badge>
          </AriaButton>
        </Tooltip>
      ))}
    </div>
  )
}

function PillMenu({ pills }: { readonly pills: readonly Pill[] }) {
  return (
    <Menu
      label="What is simulated"
      trigger={
        <AriaButton className={pillLook}>
          <Badge tone="simulated">{pills.length} simulated</Badge>
        </AriaButton>
      }
      groups={[pills.map(({ id, label, what, run }) => ({ id, title: label, detail: what, run }))]}
    />
  )
}
