/** Emulator time, moved on or held. */
import type { ClockStatus } from '../contract/control.ts'
import { systemNow } from '../simulate/system.ts'
import type { TestKit } from '../testing/kit.ts'
import { type Attempt, button, element, part } from './element.ts'
import type { Part } from './message-part.ts'

const steps = ['15m', '1h', '1d', '31d'] as const

export interface ClockPart extends Part<ClockStatus> {
  /** Time has gone by. */
  tick(): void
}

export function createClockPart({ clock }: Pick<TestKit, 'clock'>, attempt: Attempt): ClockPart {
  const time = element('time', { class: 'mono' })
  const mode = element('span', { class: 'simulated' })
  const freeze = button('Freeze', attempt, () => clock.freeze())
  freeze.className = 'simulating'
  const follow = button('Follow', attempt, () => clock.follow())
  follow.title = 'Go with the clock of the computer'
  const moves = steps.map((span) => {
    const move = button(`+${span}`, attempt, () => clock.advance(span))
    move.setAttribute('aria-label', `Advance by ${span}`)
    return move
  })
  let shown: ClockStatus | null = null
  let readAt = 0

  function tick(): void {
    if (shown === null) return
    const runs = (systemNow() - readAt) * shown.speed
    const now = new Date(Date.parse(shown.now) + runs)
    time.dateTime = now.toISOString()
    time.textContent = localTime(now)
  }

  return {
    root: part(
      'Clock',
      element('div', { class: 'row' }, element('p', {}, time, ' ', mode), freeze, follow),
      element('div', { class: 'row' }, ...moves),
    ),
    tick,
    show(status) {
      shown = status
      readAt = systemNow()
      mode.textContent = clockWord(status) ?? ''
      // Not hidden or disabled: whoever has pressed one would lose the place.
      freeze.setAttribute('aria-pressed', String(status.mode === 'frozen'))
      follow.setAttribute('aria-pressed', String(status.mode === 'follow'))
      tick()
    },
  }
}

/** Null where it goes with the clock of the computer. */
export function clockWord({ mode, offsetMilliseconds, speed }: ClockStatus): string | null {
  if (mode === 'frozen') return 'frozen'
  if (mode === 'follow') return null
  if (speed > 1) return `×${speed}`
  return offsetMilliseconds < 0 ? 'behind' : 'ahead'
}

/** `2026-01-31 09:00:00`, in the time zone of the page. */
function localTime(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 19).replace('T', ' ')
}
