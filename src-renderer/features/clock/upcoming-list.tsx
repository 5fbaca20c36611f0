import { FastForward } from 'lucide-react'
import { useMemo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { absoluteTime } from '../../data/emulator-clock.ts'
import type { GridColumn } from '../../ui/grid/columns.ts'
import { Grid } from '../../ui/grid/grid.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TimeLeft } from '../../ui/time-left.tsx'
import type { End } from './ends.ts'

export interface UpcomingListProps {
  readonly ends: readonly End[]
  readonly hasManyProjects: boolean
  /** A press shows what jumping past it would end. */
  readonly onPoint: (end: End) => void
  readonly onJump: (end: End) => void
  readonly onActive: (id: string | null) => void
}

const endId = ({ id }: End) => id

/** What ends, soonest first: the strip in words. */
export function UpcomingList({ ends, hasManyProjects, onPoint, onJump, onActive }: UpcomingListProps) {
  const columns = useMemo(() => upcomingColumns(hasManyProjects, onJump), [hasManyProjects, onJump])
  return (
    <Grid
      label="What ends next"
      rows={ends}
      rowId={endId}
      columns={columns}
      openId={null}
      onActive={onActive}
      onOpen={(id, withKeys) => {
        const end = ends.find((each) => each.id === id)
        if (end !== undefined) (withKeys ? onJump : onPoint)(end)
      }}
    />
  )
}

function upcomingColumns(hasManyProjects: boolean, onJump: (end: End) => void): readonly GridColumn<End>[] {
  return [
    {
      id: 'left',
      title: 'Time left',
      width: 100,
      priority: 1,
      cell: ({ expire }) => (
        <span className="text-secondary">
          <TimeLeft until={expire} isHeaded />
        </span>
      ),
    },
    {
      id: 'what',
      title: 'What ends',
      width: 220,
      grow: 1,
      priority: 1,
      cell: ({ label }) => label,
    },
    ...(hasManyProjects
      ? [
          {
            id: 'project',
            title: 'Project',
            width: 120,
            priority: 3,
            cell: ({ projectId }: End) => <span className="text-secondary">{projectId ?? 'all'}</span>,
          },
        ]
      : []),
    {
      id: 'at',
      title: 'Ends at',
      width: 152,
      priority: 2,
      cell: ({ expire }) => (
        <time dateTime={expire} className="text-small text-secondary">
          {absoluteTime(Date.parse(expire), 'local').slice(0, 19)}
        </time>
      ),
    },
    {
      id: 'jump',
      title: 'Jump',
      width: 40,
      priority: 1,
      align: 'end',
      cell: (end) => <JumpButton end={end} onJump={onJump} />,
    },
  ]
}

/** For the mouse; on the row, Enter does the same. */
function JumpButton({ end, onJump }: { readonly end: End; readonly onJump: (end: End) => void }) {
  const label = `Jump just past the end of ${end.label}`
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- keeps the press from being one of the row
    <span
      onClick={(event) => event.stopPropagation()}
      title={label}
      className="ends-line inline-flex h-lh items-center align-top"
    >
      <AriaButton
        excludeFromTabOrder
        aria-label={label}
        onPress={() => onJump(end)}
        className="inline-flex size-7 items-center justify-center rounded-control text-secondary [--inset:--spacing(1.5)] data-hovered:bg-sunken data-hovered:text-primary"
      >
        <Icon of={FastForward} />
      </AriaButton>
    </span>
  )
}
