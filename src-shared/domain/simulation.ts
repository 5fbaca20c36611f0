/** What is simulated, kept with the rest of the state: it survives a restart, and snapshots and undo carry it. */
import type { ClockState } from '../simulate/clock.ts'
import type { JsonObject } from '../store/column.ts'
import type { Store } from '../store/store.ts'

/** The value that stands under `id`; null when nothing does. */
export function readSimulation({ simulation }: Pick<Store, 'simulation'>, id: string): JsonObject | null {
  return simulation.first({ id })?.value ?? null
}

/** Keeps `value` under `id`; null takes it away. Call it inside a transaction. */
export function putSimulation({ simulation }: Pick<Store, 'simulation'>, id: string, value: JsonObject | null): void {
  const known = simulation.first({ id })
  if (value === null) {
    if (known !== null) simulation.delete(known)
  } else if (known === null) simulation.insert({ id, value })
  else simulation.update({ ...known, value })
}

export const clockId = 'clock'

/** How the clock was left; it follows the host when nobody moved it. */
export function readClock(store: Pick<Store, 'simulation'>): ClockState {
  return clockStateOf(readSimulation(store, clockId))
}

/** What the value kept under `clockId` says; null is nothing. */
export function clockStateOf(value: JsonObject | null): ClockState {
  const { mode, offsetMilliseconds, at, speed, since } = value ?? {}
  if (mode === 'frozen' && typeof at === 'number') return { mode, at }
  if (mode === 'offset' && typeof offsetMilliseconds === 'number') {
    const isFast = typeof speed === 'number' && typeof since === 'number'
    return { mode, offsetMilliseconds, speed: isFast ? speed : 1, since: isFast ? since : 0 }
  }
  return { mode: 'follow' }
}

/** Keeps how the clock stands; whoever follows the store then sets it. Call it inside a transaction. */
export function putClock(store: Pick<Store, 'simulation'>, state: ClockState): void {
  putSimulation(store, clockId, state.mode === 'follow' ? null : { ...state })
}
