import type { SnapshotDamage } from '../../../../src-shared/contract/snapshots.ts'
import { Button } from '../../../ui/button.tsx'
import { countOf } from '../../../ui/words.ts'

interface DamageNoteProps {
  readonly damage: readonly SnapshotDamage[]
  readonly onSaveGoodPart: () => void
}

const shownDamage = 5

/** Of a file with damage, what is good can be looked at and saved; it is not restored as it is. */
export function DamageNote({ damage, onSaveGoodPart }: DamageNoteProps) {
  const shown = damage.slice(0, shownDamage)
  return (
    <section aria-label="Damage" className="mx-4 mb-2 shrink-0 rounded-control bg-danger-tint p-3 text-small">
      <p className="font-semibold text-danger">
        {countOf(damage.length, 'fault')} in this file, so it cannot be restored
      </p>
      <ul className="py-1 text-primary">
        {shown.map(({ where, problem }) => (
          <li key={where} className="break-words">
            {where}: {problem}
          </li>
        ))}
        {shown.length < damage.length ? <li>and {damage.length - shown.length} more</li> : null}
      </ul>
      <Button onPress={onSaveGoodPart}>Save its good part</Button>
    </section>
  )
}
