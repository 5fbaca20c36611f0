import type { ClockStatus } from '../../../src-shared/contract/control.ts'
import { absoluteTime } from '../../data/emulator-clock.ts'
import { useServices } from '../../data/services.ts'
import { useSecond } from '../../data/use-now.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { spanWords } from './move-text.ts'

/** What time it is here, and how that stands to the real time. */
export function ClockFace({ clock }: { readonly clock: ClockStatus }) {
  const now = useSecond()
  const { hostNow } = useServices()
  const local = absoluteTime(now, 'local').slice(0, 19)
  const utc = absoluteTime(now, 'utc').slice(0, 19)
  const ahead = clock.speed === 1 ? clock.offsetMilliseconds : now - hostNow()
  return (
    <div className="min-w-0">
      <p className="flex items-center gap-1">
        <time dateTime={new Date(now).toISOString()} className="font-mono text-code font-semibold">
          {local}
        </time>
        <CopyButton text={new Date(now).toISOString()} what="emulator time" />
      </p>
      <p className="text-secondary">
        <ModeWords clock={clock} ahead={ahead} />
        {utc === local ? null : <span className="ps-3 text-small text-tertiary">{utc} UTC</span>}
      </p>
    </div>
  )
}

function ModeWords({ clock: { mode, speed }, ahead }: { readonly clock: ClockStatus; readonly ahead: number }) {
  if (mode === 'follow') return 'The real time.'
  const distance =
    Math.abs(ahead) < 1000
      ? 'at the real time'
      : `${spanWords(ahead)} ${ahead < 0 ? 'behind' : 'ahead of'} the real time`
  const runs = mode === 'frozen' ? 'Frozen,' : speed === 1 ? 'Runs' : `Runs ×${speed},`
  return <span className="text-simulated">{`${runs} ${distance}.`}</span>
}

/** What the clock here cannot move. */
export function ClockNotes() {
  return (
    <ul aria-label="While the clock is moved" className="list-disc ps-4 text-small text-secondary">
      <li>The browser keeps the real time: cookies live as long as they really would.</li>
      <li>A JWT that the app checks itself may look expired. An authenticator app shows other codes.</li>
      <li>What was made before keeps its time.</li>
    </ul>
  )
}
