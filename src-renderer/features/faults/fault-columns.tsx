import type { Fault } from '../../../src-shared/contract/faults.ts'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { leftWords, stateAt, stateWords, struckWords } from './fault-state.ts'

export function faultColumns(realNow: number, hasManyProjects: boolean): readonly GridColumn<Fault>[] {
  return [
    {
      id: 'state',
      title: 'State',
      width: 64,
      priority: 1,
      cell: (fault) => <FaultState state={stateAt(fault, realNow)} />,
    },
    {
      id: 'fault',
      title: 'When',
      width: 240,
      grow: 1,
      priority: 1,
      cell: (fault) => (
        <span className={stateAt(fault, realNow) === 'on' ? '' : 'text-secondary'} title={fault.sentence}>
          {halvesOf(fault).when.replace(/ by anyone$/, '')}
        </span>
      ),
    },
    {
      id: 'effect',
      title: 'Effect',
      width: 232,
      grow: 1,
      priority: 2,
      cell: (fault) => (
        <span className={stateAt(fault, realNow) === 'on' ? '' : 'text-secondary'} title={fault.sentence}>
          {effectOf(fault)}
        </span>
      ),
    },
    ...(hasManyProjects
      ? [
          {
            id: 'project',
            title: 'Project',
            width: 112,
            priority: 3,
            cell: ({ projectId }: Fault) => <span className="text-secondary">{projectId ?? 'all'}</span>,
          },
        ]
      : []),
    {
      id: 'struck',
      title: 'Struck',
      width: 88,
      priority: 4,
      cell: (fault) => <span className="text-secondary">{struckWords(fault)}</span>,
    },
    {
      id: 'left',
      title: 'Left',
      width: 104,
      priority: 3,
      cell: (fault) => <span className="text-secondary">{leftWords(fault, realNow)}</span>,
    },
  ]
}

/** The sentence in two: what is met, and what that does and how often. */
export function halvesOf({ sentence }: Fault): { readonly when: string; readonly does: string } {
  const [when = '', does = ''] = sentence.split(' → ')
  return { when, does }
}

/** What it does; how many calls are left has its own column. */
function effectOf(fault: Fault): string {
  return halvesOf(fault).does.replace(/ · next (\d+ )?calls?$/, '')
}

export function FaultState({ state }: { readonly state: Fault['state'] }) {
  return state === 'on' ? (
    <Badge tone="simulated">{stateWords.on}</Badge>
  ) : (
    <span className="text-secondary">{stateWords[state]}</span>
  )
}
