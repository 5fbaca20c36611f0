/** A fault as the control API shows it. */
import type { Fault } from '../contract/faults.ts'
import { countOf, listFaults } from '../domain/faults.ts'
import { isoTime } from '../domain/time.ts'
import { ruleSentence } from '../gates/fault-words.ts'
import { faultState, type PlannedFault } from '../simulate/faults.ts'
import type { Store } from '../store/store.ts'

type Kept = Pick<Store, 'simulation'>

export function describeFault(store: Kept, fault: PlannedFault, realNow: number): Fault {
  const count = countOf(store, fault.id)
  return {
    ...fault,
    sentence: ruleSentence(fault),
    createdAt: isoTime(fault.createdAt),
    realEndsAt: isoTime(fault.realEndsAt),
    state: faultState(fault, count, realNow),
    ...count,
  }
}

/** Oldest first. */
export function describeFaults(store: Kept, realNow: number): readonly Fault[] {
  return listFaults(store).map((fault) => describeFault(store, fault, realNow))
}
