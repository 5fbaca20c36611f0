import type { Simulated } from '../../src-shared/contract/control.ts'
import { useActions } from '../data/use-action.ts'
import { useClockMoves } from '../data/use-clock-moves.ts'
import { useProjectId } from '../data/use-project.ts'
import { useStatus } from '../data/use-status.ts'
import { navigate } from '../navigation/use-place.ts'

export interface Pill {
  readonly id: string
  readonly kind: Simulated['kind']
  readonly label: string
  /** What a press does. */
  readonly what: string
  readonly run: () => void
}

/** A press makes it as on a real server again, or leads to where that is done. */
export function usePills(): readonly Pill[] {
  const simulated = useStatus()?.simulated ?? []
  const projectId = useProjectId()
  const { setMode } = useClockMoves()
  const { run } = useActions()
  const change = (of: string | null, settings: object, doing: string, done: string) => {
    const path = `/__emulator/projects/${encodeURIComponent(of ?? projectId)}`
    void run({ method: 'PATCH', path, body: settings }, { doing, done })
  }
  const does = ({ kind, projectId: of }: Simulated): Pick<Pill, 'what' | 'run'> => {
    switch (kind) {
      case 'clock':
        return { what: 'Back to now', run: () => void setMode('follow') }
      case 'fault':
        return { what: 'Show the faults', run: () => navigate({ screen: 'faults', id: null }) }
      case 'lenient': {
        const words = ['Accept right codes only', 'Only right codes are accepted'] as const
        return { what: 'Right codes only', run: () => change(of, { lenientCodes: false }, ...words) }
      }
      case 'rate-limits': {
        const words = ['Switch rate limits on', 'Rate limits are on'] as const
        return { what: 'Switch them on', run: () => change(of, { rateLimits: true }, ...words) }
      }
    }
  }
  return simulated.map((each) => ({
    id: `${each.kind} ${each.projectId}`,
    kind: each.kind,
    label: each.projectId === null || each.projectId === projectId ? each.label : `${each.label} in ${each.projectId}`,
    ...does(each),
  }))
}
