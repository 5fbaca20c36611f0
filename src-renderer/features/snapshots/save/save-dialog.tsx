import { useState, type SyntheticEvent } from 'react'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { navigate } from '../../../navigation/use-place.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { baselineName, fileOf, nameFault } from '../snapshot-names.ts'
import { snapshotsQuery } from '../snapshot-queries.ts'

/** The state as it stands, under a name. Where a file has it already, the button says so: that is the question. */
export function SaveDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, cache, notices } = useServices()
  const { data: list } = useQuery(snapshotsQuery(client))
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const [messages, setMessages] = useState(false)
  const [logs, setLogs] = useState(false)
  const [isBaseline, setBaseline] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const holder = list?.snapshots.find((snapshot) => snapshot.name === name.trim())

  const save = async (overwrites: boolean) => {
    const wanted = name.trim()
    const fault = nameFault(wanted)
    setError(fault)
    if (fault !== null || isSaving) return
    setSaving(true)
    try {
      // The list may be on its way, or older than a file that came by other hands.
      if (!overwrites && (await client.snapshots()).snapshots.some((snapshot) => snapshot.name === wanted)) {
        cache.refresh(snapshotsQuery(client))
        setAsked(true)
        return setSaving(false)
      }
      const contents = { ...(messages ? { messages } : {}), ...(logs ? { logs } : {}) }
      await client.saveSnapshot(wanted, { ...(note.trim() === '' ? {} : { note: note.trim() }), ...contents })
      if (isBaseline && wanted !== baselineName) await client.saveSnapshot(baselineName, { from: wanted })
      onClose()
      notices.show({
        text: isBaseline ? `Saved ${wanted}, the baseline now` : `Saved ${wanted}`,
        action: { label: 'Show', run: () => navigate({ screen: 'snapshots', id: wanted }) },
      })
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure))
      setSaving(false)
    }
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // The second Enter is the answer.
    if (holder === undefined) void save(false)
    else setAsked(true)
  }
  return (
    <Dialog
      title="Save snapshot"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            key={String(isAsked)}
            takesFocus={isAsked}
            look={holder === undefined ? 'primary' : 'danger'}
            onPress={() => void save(holder !== undefined)}
            isDisabled={isSaving}
          >
            {holder === undefined ? 'Save' : `Overwrite “${fileOf(holder)}”`}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label="Name"
          value={name}
          onChange={(text) => {
            setName(text)
            setError(null)
            setAsked(false)
          }}
          placeholder="checkout-ready"
          error={error}
          hint={holder === undefined ? 'A file of this name, to keep in git.' : 'There is one of this name already.'}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is opened to type in
          autoFocus
        />
        <TextField label="Note" value={note} onChange={setNote} placeholder="Three users, one blocked" />
        <div className="flex flex-col gap-1">
          <Switch isOn={messages} onChange={setMessages}>
            With the inbox
          </Switch>
          <Switch isOn={logs} onChange={setLogs}>
            With the audit log
          </Switch>
          <Switch isOn={isBaseline} onChange={setBaseline}>
            Make it the baseline
          </Switch>
        </div>
        {/* Enter in a field submits only where a form has such a button. */}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
