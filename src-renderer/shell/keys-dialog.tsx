import { useState } from 'react'
import { useViewState } from '../data/use-view-state.ts'
import { isLetterKey, showChord } from '../keyboard/chord.ts'
import { type ActionName, keysOf, keyTable, type KeyBinding } from '../keyboard/key-table.ts'
import { useKeyboard } from '../keyboard/use-keys.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Switch } from '../ui/switch.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { screenKeys, screens } from './screens.tsx'

const groups: readonly KeyBinding['group'][] = ['Anywhere', 'Go to', 'List', 'Selection']

/** The keys that would do something on this screen now. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const hasSingleKeys = useViewState((view) => view.hasSingleKeys)
  const setSingleKeys = useViewState((view) => view.setSingleKeys)
  return (
    <Dialog
      title="Keys of this screen"
      isOpen={isOpen}
      onClose={onClose}
      width="wide"
      footer={
        <Switch isOn={hasSingleKeys} onChange={setSingleKeys}>
          Single keys
        </Switch>
      }
    >
      <KeyList />
    </Dialog>
  )
}

function KeyList() {
  const keyboard = useKeyboard()
  // As it was when the dialog opened: the dialog itself has no keys of its own.
  const [bindings] = useState(() => {
    const available = keyboard.available()
    return keyTable.filter(({ action }) => available.has(action) && !screenKeys.includes(action))
  })
  const chosen = useViewState((view) => view.chosenKeys)
  const hasSingleKeys = useViewState((view) => view.hasSingleKeys)
  const chordsOf = (action: ActionName) => {
    const numbered = screenKeys[screens.findIndex(({ goKey }) => goKey === action)]
    return [action, ...(numbered === undefined ? [] : [numbered])]
      .flatMap((each) => keysOf(each, chosen))
      .filter((chord) => hasSingleKeys || !isLetterKey(chord))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <section tabIndex={0} aria-label="Keys" className="columns-2 gap-x-8 rounded-control">
      {groups.map((group) => {
        const shown = bindings.filter((binding) => binding.group === group)
        if (shown.length === 0) return null
        return (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="pb-1 text-label font-semibold text-secondary">{group}</h3>
            <dl>
              {shown.map(({ action, does }) => (
                <div key={action} className="flex min-h-7 items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd className="flex gap-2">
                    {chordsOf(action).map((chord) => (
                      <KeyCap key={chord} keys={showChord(chord, keyboard.isMac)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </section>
  )
}
