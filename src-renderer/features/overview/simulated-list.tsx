import type { ProjectSettings, Simulated } from '../../../src-shared/contract/control.ts'
import { useActions } from '../../data/use-action.ts'
import { useClearFaults } from '../../data/use-clear-faults.ts'
import { useClockMoves } from '../../data/use-clock-moves.ts'
import { useStatus } from '../../data/use-status.ts'
import { Button } from '../../ui/button.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Pane } from './pane.tsx'

/** What is not as on a real server, each with its way back. */
export function SimulatedList({ projectId }: { readonly projectId: string }) {
  const simulated = useStatus()?.simulated ?? []
  const ways = useWaysBack()
  return (
    <Pane title="What is simulated" empty="Nothing. Time, limits and codes are as on a real server.">
      {simulated
        .filter((one) => one.projectId === null || one.projectId === projectId)
        .map((one) => {
          const { title, run } = ways[one.kind](one)
          return (
            <li key={`${one.kind}-${one.label}`} className="flex h-8 items-center gap-3 px-2">
              <span className="min-w-0 flex-1 truncate">
                <Badge tone="simulated">{one.label}</Badge>
              </span>
              <Button look="quiet" className="-me-2" onPress={run}>
                {title}
              </Button>
            </li>
          )
        })}
    </Pane>
  )
}

interface WayBack {
  readonly title: string
  readonly run: () => void
}

function useWaysBack(): Readonly<Record<Simulated['kind'], (one: Simulated) => WayBack>> {
  const actions = useActions()
  const { setMode } = useClockMoves()
  const clearFaults = useClearFaults()
  const set = ({ projectId }: Simulated, title: string, done: string, settings: Partial<ProjectSettings>): WayBack => ({
    title,
    run: () =>
      void actions.run(
        { method: 'PATCH', path: `/__emulator/projects/${encodeURIComponent(projectId ?? '')}`, body: settings },
        { doing: title, done },
      ),
  })
  return {
    clock: () => ({ title: 'Back to now', run: () => void setMode('follow') }),
    fault: () => ({ title: 'Clear all faults', run: clearFaults }),
    'rate-limits': (one) => set(one, 'Switch limits on', 'Rate limits are on', { rateLimits: true }),
    lenient: (one) => set(one, 'Check codes again', 'Codes are checked', { lenientCodes: false }),
  }
}
