import { useState } from 'react'
import { useViewState } from '../../data/use-view-state.ts'
import { showChord } from '../../keyboard/chord.ts'
import { type ChosenKeys, keyTable, type KeyBinding } from '../../keyboard/key-table.ts'
import { useKeyboard } from '../../keyboard/use-keys.ts'
import { Button } from '../../ui/button.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { SettingPart } from '../../ui/settings/setting-part.tsx'
import { SettingSwitch } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'
import { KeyRecorder } from './key-recorder.tsx'

const groups: readonly KeyBinding['group'][] = ['Anywhere', 'Go to', 'List', 'Selection']

/** Every key of the window; each can be another. */
export function KeysSection() {
  const hasSingleKeys = useViewState((view) => view.hasSingleKeys)
  const setSingleKeys = useViewState((view) => view.setSingleKeys)
  return (
    <SettingSection title="Keys" detail="Of this window. `?` shows those of a screen.">
      <SettingSwitch
        title="Single-key shortcuts"
        effect={hasSingleKeys ? 'Letters alone do things outside fields' : 'Only keys with a modifier do things'}
        words="letters keys shortcuts modifier"
        isOn={hasSingleKeys}
        onChange={setSingleKeys}
      />
      {groups.map((group) => (
        <KeyGroup key={group} group={group} />
      ))}
    </SettingSection>
  )
}

function KeyGroup({ group }: { readonly group: KeyBinding['group'] }) {
  const bindings = keyTable.filter((binding) => binding.group === group)
  return (
    <SettingPart words={`keys shortcuts ${group} ${bindings.map(({ does }) => does).join(' ')}`}>
      <h3 className="pt-3 pb-1 text-label font-semibold text-secondary">{group}</h3>
      <ul aria-label={`Keys: ${group.toLowerCase()}`}>
        {bindings.map((binding) => (
          <KeyRow key={binding.action} binding={binding} />
        ))}
      </ul>
    </SettingPart>
  )
}

/** What else the keys would do where both can be done. */
function sharers({ action, group }: KeyBinding, keys: readonly string[], chosen: ChosenKeys): readonly string[] {
  const meets = (other: KeyBinding) =>
    other.group === group || [group, other.group].some((each) => everywhere.has(each))
  return keyTable
    .filter((other) => other.action !== action && meets(other))
    .filter((other) => (chosen[other.action] ?? other.keys).some((chord) => keys.includes(chord)))
    .map(({ does }) => does)
}

const everywhere: ReadonlySet<string> = new Set(['Anywhere', 'Go to'])

function KeyRow({ binding }: { readonly binding: KeyBinding }) {
  const { action, does, keys } = binding
  const { isMac } = useKeyboard()
  const allChosen = useViewState((view) => view.chosenKeys)
  const chosen = allChosen[action]
  // Keys of the table mean different things on different screens on purpose.
  const others = chosen === undefined ? [] : sharers(binding, chosen, allChosen)
  const setKeys = useViewState((view) => view.setKeys)
  const [isRecording, setRecording] = useState(false)
  const starts = new Set(
    keyTable.flatMap((each) => each.keys).flatMap((each) => (each.includes(' ') ? [each.split(' ')[0] ?? ''] : [])),
  )
  return (
    <li className="ends-line flex min-h-8 items-center gap-2">
      <span className="min-w-0 flex-1">
        {does}
        {others.length === 0 ? null : <span className="text-small text-warning"> also {others.join(', ')}</span>}
      </span>
      {isRecording ? (
        <KeyRecorder
          does={does}
          isMac={isMac}
          starts={starts}
          onCancel={() => setRecording(false)}
          onKeys={(pressed) => {
            setKeys(action, [pressed])
            setRecording(false)
          }}
        />
      ) : (
        <>
          {(chosen ?? keys).map((chord) => (
            <KeyCap key={chord} keys={showChord(chord, isMac)} />
          ))}
          {chosen?.length === 0 ? <span className="text-small text-secondary">None</span> : null}
          <Button look="quiet" label={`Change the keys for ${does}`} onPress={() => setRecording(true)}>
            Change
          </Button>
        </>
      )}
      {chosen === undefined ? null : (
        <Button look="quiet" label={`Put the keys for ${does} back`} onPress={() => setKeys(action, null)}>
          Put back
        </Button>
      )}
    </li>
  )
}
