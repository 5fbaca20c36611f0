import { Button as AriaButton } from 'react-aria-components'
import type { Simulated } from '../../src-shared/contract/control.ts'
import { useClockMoves } from '../data/use-clock-moves.ts'
import { useClearFaults } from '../data/use-clear-faults.ts'
import { useStatus } from '../data/use-status.ts'
import { useKeys } from '../keyboard/use-keys.ts'
import { navigate } from '../navigation/use-place.ts'
import { Badge } from '../ui/badge.tsx'
import { Tooltip } from '../ui/tooltip.tsx'

/** What is not as on a real server, on every screen. A press returns the clock to now, or leads to the faults. */
export function SimulationPills() {
  const simulated = useStatus()?.simulated ?? []
  const { setMode } = useClockMoves()
  const clearFaults = useClearFaults()
  const hasFaults = simulated.some(({ kind }) => kind === 'fault')
  useKeys(hasFaults ? { 'clear-faults': clearFaults } : {})
  const doing: Readonly<Partial<Record<Simulated['kind'], { readonly what: string; readonly run: () => void }>>> = {
    clock: { what: 'Back to now', run: () => void setMode('follow') },
    fault: { what: 'Show the faults', run: () => navigate({ screen: 'faults', id: null }) },
  }
  return (
    <div className="flex min-w-0 items-center gap-1 overflow-hidden">
      {simulated.map(({ kind, label, projectId }) => (
        <Pill key={`${kind}-${projectId}-${label}`} label={label} does={doing[kind]} />
      ))}
    </div>
  )
}

interface PillProps {
  readonly label: string
  readonly does: { readonly what: string; readonly run: () => void } | undefined
}

function Pill({ label, does }: PillProps) {
  const badge = <Badge tone="simulated">{label}</Badge>
  if (does === undefined) return badge
  return (
    <Tooltip text={does.what}>
      <AriaButton
        aria-label={`${label}: ${does.what.toLowerCase()}`}
        onPress={does.run}
        className="inline-flex h-6 shrink-0 items-center rounded-badge outline-offset-[-2px] data-hovered:brightness-95"
      >
        {badge}
      </AriaButton>
    </Tooltip>
  )
}
