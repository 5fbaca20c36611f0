import type { Fault } from '../../../src-shared/contract/faults.ts'
import { Badge } from '../../ui/badge.tsx'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { leftWords, stateAt, stateWords, struckWords } from './fault-state.ts'

export function faultColumns(realNow: number, hasManyProjects: boolean): readonly GridColumn<Fault>[] {
  return [
    {
      id: 'state',
      title: 'State',
      width: 72,
      priority: 1,
      cell: (fault) => <FaultState state={stateAt(fault, realNow)} />,
    },
    {
      id: 'fault',
      title: 'When',
      width: 320,
      grow: 1,
      priority: 1,
      cell: (fault) => (
        <span className={stateAt(fault, realNow) === 'on' ? '' : 'text-secondary'} title={fault.sentence}>
          {fault.sentence}
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
      width: 104,
      priority: 2,
      cell: (fault) => <span className="text-secondary">{struckWords(fault)}</span>,
    },
    {
      id: 'left',
      title: 'Left',
      width: 112,
      priority: 4,
      cell: (fault) => <span className="text-secondary">{leftWords(fault, realNow)}</span>,
    },
  ]
}

export function FaultState({ state }: { readonly state: Fault['state'] }) {
  return state === 'on' ? (
    <Badge tone="simulated">{stateWords.on}</Badge>
  ) : (
    <span className="text-secondary">{stateWords[state]}</span>
  )
}
