/** How a fault stands, in words. */
import type { Fault } from '../../../src-shared/contract/faults.ts'
import { duration } from '../../data/emulator-clock.ts'
import { countOf } from '../../ui/words.ts'

/** One that was on when it was last heard of may have run out of time since. */
export function stateAt({ state, realEndsAt }: Fault, realNow: number): Fault['state'] {
  return state === 'on' && Date.parse(realEndsAt) <= realNow ? 'timed-out' : state
}

export const stateWords: Readonly<Record<Fault['state'], string>> = {
  on: 'On',
  'used-up': 'Used up',
  'timed-out': 'Timed out',
}

/** `2 of 5 calls` */
export function struckWords({ hits, matched }: Fault): string {
  return matched === 0 ? 'none yet' : `${hits.toLocaleString('en')} of ${countOf(matched, 'call')}`
}

/** `1 call · 9 min`; empty when it is over. */
export function leftWords(fault: Fault, realNow: number): string {
  if (stateAt(fault, realNow) !== 'on') return ''
  const milliseconds = Date.parse(fault.realEndsAt) - realNow
  const time = duration(milliseconds) ?? '31 d'
  return fault.next === null ? time : `${countOf(fault.next - fault.hits, 'call')} · ${time}`
}
