/**
 * What has changed since the baseline, kept by following every commit: the row that stood there, for each row that is not
 * as it was. So drift is known without comparing states, and going back costs as much as has changed.
 */
import { type Change, isSameRow, type Row } from '../store/change.ts'
import type { AnyTable } from '../store/store.ts'

export interface Baseline {
  follow(changes: readonly Change[]): void
  /** The state as it stands is the baseline, but for these rows. */
  mark(differing: readonly Change[]): void
  /** From the baseline to now, one for each row that differs. */
  changes(): readonly Change[]
}

export function createBaseline(table: (name: string) => AnyTable): Baseline {
  let differing = new Map<string, Pick<Change, 'table' | 'sequence' | 'before'>>()
  return {
    follow(changes) {
      for (const { table: name, sequence, before, after } of changes) {
        const key = `${name} ${sequence}`
        const known = differing.get(key)
        if (known === undefined) differing.set(key, { table: name, sequence, before })
        else if (isSameRow(known.before, after)) differing.delete(key)
      }
    },
    mark(changes) {
      differing = new Map(changes.map((change) => [`${change.table} ${change.sequence}`, change]))
    },
    changes: () =>
      [...differing.values()].flatMap(({ table: name, sequence, before }) => {
        const after: Row | null = table(name).read(sequence)
        return isSameRow(before, after) ? [] : [{ table: name, sequence, before, after }]
      }),
  }
}
