import { useState } from 'react'
import { useViewState } from '../../data/use-view-state.ts'
import { showChord } from '../../keyboard/chord.ts'
import { keyTable, type KeyBinding } from '../../keyboard/key-table.ts'
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

function KeyRow({ binding: { action, does, keys } }: { readonly binding: KeyBinding }) {
  const { isMac } = useKeyboard()
  const chosen = useViewState((view) => view.chosenKeys[action])
  const setKeys = useViewState((view) => view.setKeys)
  const [isRecording, setRecording] = useState(false)
  const starts = new Set(
    keyTable.flatMap((each) => each.keys).flatMap((each) => (each.includes(' ') ? [each.split(' ')[0] ?? ''] : [])),
  )
  return (
    <li className="flex min-h-8 items-center gap-2">
      <span className="min-w-0 flex-1">{does}</span>
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
