/** Faults as they are kept: each rule, and how often it was met, beside the other things that are simulated. */
import { type FaultCount, isPlannedFault, type PlannedFault } from '../simulate/faults.ts'
import type { Store } from '../store/store.ts'
import { putSimulation, readSimulation } from './simulation.ts'

type Kept = Pick<Store, 'simulation'>

const rulePrefix = 'fault:'
/** Apart from the rule, so that a rule that was met can still be taken back by an undo. */
const countPrefix = 'fault-count:'

/** Oldest first. */
export function listFaults({ simulation }: Kept): readonly PlannedFault[] {
  return simulation
    .list({})
    .filter(({ id }) => id.startsWith(rulePrefix))
    .map(({ value }): unknown => value)
    .filter(isPlannedFault)
}

export function findFault(store: Kept, id: string): PlannedFault | null {
  const value = readSimulation(store, rulePrefix + id)
  return isPlannedFault(value) ? value : null
}

export function countOf(store: Kept, id: string): FaultCount {
  const { matched, hits } = readSimulation(store, countPrefix + id) ?? {}
  return typeof matched === 'number' && typeof hits === 'number' ? { matched, hits } : { matched: 0, hits: 0 }
}

/** Call it inside a transaction. */
export function putFault(store: Kept, fault: PlannedFault): void {
  putSimulation(store, rulePrefix + fault.id, { ...fault })
}

/** Call it inside a transaction. */
export function deleteFault(store: Kept, id: string): void {
  putSimulation(store, rulePrefix + id, null)
  putSimulation(store, countPrefix + id, null)
}

/** Also what this version cannot read, and the counts of rules that an undo took back. Call it inside a transaction. */
export function clearFaults({ simulation }: Kept): void {
  for (const row of simulation.list({})) if (faultIdOf(row.id) !== null) simulation.delete(row)
}

/** Call it inside a transaction. */
export function putCount(store: Kept, id: string, count: FaultCount): void {
  putSimulation(store, countPrefix + id, { ...count })
}

/** The fault that a row of the table `simulation` is about; null when it is about something else. */
export function faultIdOf(rowId: string): { readonly id: string; readonly isRule: boolean } | null {
  const prefix = [rulePrefix, countPrefix].find((one) => rowId.startsWith(one))
  return prefix === undefined ? null : { id: rowId.slice(prefix.length), isRule: prefix === rulePrefix }
}
