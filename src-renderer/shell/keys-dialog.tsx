import { useMemo } from 'react'
import { showChord } from '../keyboard/chord.ts'
import { keyTable, type KeyBinding } from '../keyboard/key-table.ts'
import { useKeyboard } from '../keyboard/use-keys.ts'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'

const groups: readonly KeyBinding['group'][] = ['Anywhere', 'Go to', 'List', 'Selection']

/** The keys that would do something on this screen now. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const keyboard = useKeyboard()
  const bindings = useMemo(() => {
    const available = keyboard.available()
    return keyTable.filter(({ action }) => available.has(action))
  }, [keyboard, isOpen])
  return (
    <Dialog title="Keys of this screen" isOpen={isOpen} onClose={onClose} width="wide">
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {groups.map((group) => {
          const shown = bindings.filter((binding) => binding.group === group)
          if (shown.length === 0) return null
          return (
            <section key={group}>
              <h3 className="pb-1 text-label font-semibold text-secondary">{group}</h3>
              <dl>
                {shown.map(({ action, does, keys }) => (
                  <div key={action} className="flex min-h-7 items-center justify-between gap-4">
                    <dt>{does}</dt>
                    <dd className="flex gap-2">
                      {keys.map((chord) => (
                        <KeyCap key={chord} keys={showChord(chord, keyboard.isMac)} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
