import { RotateCcw } from 'lucide-react'
import { useCallback, useState } from 'react'
import { absoluteTime } from '../../data/emulator-clock.ts'
import { projectQuery } from '../../data/queries.ts'
import { limitsQuery } from '../../data/rate-limits.ts'
import { useServices } from '../../data/services.ts'
import { useClockMoves, type ClockMove } from '../../data/use-clock-moves.ts'
import { useJump } from '../../data/use-jump.ts'
import { useNow } from '../../data/use-now.ts'
import { useProjectId, useProjects } from '../../data/use-project.ts'
import { useQuery } from '../../data/use-query.ts'
import { useStatus } from '../../data/use-status.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { usePlaceParameter } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ScreenHeader } from '../../ui/screen-header.tsx'
import { Segments } from '../../ui/segments.tsx'
import { EmptyState, FailedState, Skeleton } from '../../ui/states.tsx'
import { ClockFace, ClockNotes } from './clock-face.tsx'
import { upcomingQuery } from './clock-queries.ts'
import { ClockStrip } from './clock-strip.tsx'
import { endsOf, type End } from './ends.ts'
import { MoveForm } from './move-form.tsx'
import { parseMove } from './move-text.ts'
import { clockPresets } from './presets.ts'
import { UpcomingList } from './upcoming-list.tsx'

const modes = [
  { id: 'follow', title: 'Follow' },
  { id: 'offset', title: 'Offset' },
  { id: 'frozen', title: 'Frozen' },
] as const

const speeds = [
  { id: '1', title: '×1' },
  { id: '10', title: '×10' },
  { id: '60', title: '×60' },
] as const

export function ClockScreen() {
  const { client, cache } = useServices()
  const clock = useStatus()?.clock
  const projectId = useProjectId()
  const projectIds = useProjects().map((project) => project.projectId)
  const asked = upcomingQuery(client, projectIds)
  const { data, error } = useQuery(projectIds.length === 0 ? null : asked)
  const { data: limits = [] } = useQuery(limitsQuery(client))
  const session = useQuery(projectId === '' ? null : projectQuery(client, projectId)).data?.authDuration ?? null
  const [text, setText] = usePlaceParameter('to')
  const [activeId, setActive] = useState<string | null>(null)
  const { move, setMode, setSpeed } = useClockMoves()
  const jumpPast = useJump()
  const now = useNow()

  const ends = data === undefined ? undefined : endsOf(data, limits, now)
  const jump = useCallback(({ ending, label }: End) => void jumpPast(ending, label), [jumpPast])
  const go = (to: ClockMove) => {
    setText('')
    void move(to)
  }
  const point = (at: number) => setText(absoluteTime(at, 'local').slice(0, 19))
  const wanted = parseMove(text, now)
  const target = wanted === null ? null : 'by' in wanted ? now + wanted.by : wanted.to
  const next = ends?.find(({ id }) => id === activeId) ?? ends?.[0]
  const isMoved = clock !== undefined && clock.mode !== 'follow'
  useKeys({
    ...(next === undefined ? {} : { 'jump-past': () => jump(next) }),
    ...(isMoved ? { 'back-to-now': () => void setMode('follow') } : {}),
  })

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title="Clock">
        <div className="ms-auto flex items-center gap-2">
          {isMoved ? (
            <Button
              look="quiet"
              icon={<Icon of={RotateCcw} />}
              action="back-to-now"
              onPress={() => void setMode('follow')}
            >
              Back to now
            </Button>
          ) : null}
          {clock?.mode === 'offset' ? (
            <Segments
              label="How fast the clock runs"
              options={speeds}
              selected={speeds.find(({ id }) => Number(id) === clock.speed)?.id ?? null}
              onSelect={(speed) => void setSpeed(Number(speed))}
            />
          ) : null}
          {clock === undefined ? null : (
            <Segments
              label="How the clock runs"
              options={modes}
              selected={clock.mode}
              onSelect={(mode) => void setMode(mode)}
            />
          )}
        </div>
      </ScreenHeader>
      {clock === undefined ? null : (
        <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-2 px-4 pb-1">
          <ClockFace clock={clock} />
          {isMoved ? <ClockNotes /> : null}
        </div>
      )}
      <MoveForm text={text} onText={setText} presets={clockPresets(session)} projectIds={projectIds} onMove={go} />
      {/* Drawn empty it would say that nothing ends. */}
      {ends === undefined && error !== null ? null : (
        <ClockStrip
          now={now}
          ends={ends ?? []}
          target={target}
          onTarget={point}
          onMove={() => {
            if (wanted !== null) go(wanted)
          }}
        />
      )}
      <div className="flex min-h-32 flex-1 flex-col border-t border-hairline">
        {ends === undefined ? (
          error === null ? (
            <Skeleton />
          ) : (
            <FailedState error={error} onRetry={() => cache.refresh(asked)} />
          )
        ) : ends.length === 0 ? (
          <EmptyState title="Nothing ends" drawing={<Hourglass />}>
            Sessions, codes and links appear here with the time they have left.
          </EmptyState>
        ) : (
          <UpcomingList
            ends={ends}
            hasManyProjects={projectIds.length > 1}
            onPoint={({ expire }) => point(Date.parse(expire) + 1000)}
            onJump={jump}
            onActive={setActive}
          />
        )}
      </div>
    </div>
  )
}

/** An hourglass that has run out. */
function Hourglass() {
  return (
    <svg width="32" height="40" viewBox="0 0 32 40" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
      <path d="M4 4h24M4 36h24" strokeLinecap="round" />
      <path d="M7 4v6c0 5 9 6 9 10s-9 5-9 10v6M25 4v6c0 5-9 6-9 10s9 5 9 10v6" strokeLinejoin="round" />
      <path d="M11 33h10" strokeDasharray="2 3" strokeLinecap="round" />
    </svg>
  )
}
