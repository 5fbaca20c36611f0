import { useState } from 'react'
import { DropZone, FileTrigger, isFileDropItem, Label, ProgressBar } from 'react-aria-components'
import { useServices } from '../../../data/services.ts'
import { useProjectId } from '../../../data/use-project.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { countOf } from '../../../ui/words.ts'
import { draftOf, type ImportDraft } from './import-choices.ts'
import { ImportForm } from './import-form.tsx'
import { ImportReport } from './import-report.tsx'
import { useImport, type Importing } from './use-import.ts'

/** A file of users: what it is, what would happen, and then doing it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const projectId = useProjectId()
  const { notices } = useServices()
  const [draft, setDraft] = useState<ImportDraft | null>(null)
  const importing = useImport(projectId, draft, onClose)
  const { report, error, progress, start, cancel } = importing
  const isWriting = progress !== null && !progress.dryRun
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      setDraft(draftOf({ name: file.name, text: await file.text() }))
    } catch (failure) {
      notices.fail(failure, `Read ${file.name}`)
    }
  }
  const taken = report?.taken ?? 0

  return (
    <Dialog
      title="Import users"
      width="wide"
      isOpen
      onClose={isWriting ? () => {} : onClose}
      footer={
        <>
          <Button onPress={isWriting ? cancel : onClose}>{isWriting ? 'Cancel import' : 'Cancel'}</Button>
          <Button look="primary" isDisabled={taken === 0 || progress !== null} onPress={start}>
            {taken === 0 ? 'Import' : `Import ${countOf(taken, 'user')}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileChoice draft={draft} isDisabled={isWriting} onChoose={(file) => void choose(file)} />
        {draft === null || isWriting ? null : <ImportForm draft={draft} onChange={setDraft} />}
        {progress === null ? null : <Progress of={progress} />}
        {error === null ? null : (
          <p role="alert" className="text-danger">
            {error.message} {'hint' in error && typeof error.hint === 'string' ? error.hint : ''}
          </p>
        )}
        {report === null || isWriting ? null : <ImportReport report={report} />}
      </div>
    </Dialog>
  )
}

interface FileChoiceProps {
  readonly draft: ImportDraft | null
  readonly isDisabled: boolean
  readonly onChoose: (file: File | undefined) => void
}

const fileTypes = ['.json', '.csv', '.tsv', 'application/json', 'text/csv', 'text/tab-separated-values']

function FileChoice({ draft, isDisabled, onChoose }: FileChoiceProps) {
  return (
    <DropZone
      aria-label="File of users"
      isDisabled={isDisabled}
      onDrop={({ items }) => {
        const [item] = items.filter(isFileDropItem)
        if (item !== undefined) void item.getFile().then(onChoose)
      }}
      className="flex items-center justify-between gap-4 rounded-panel border border-dashed border-control p-3 data-drop-target:border-accent data-drop-target:bg-selected"
    >
      <span className="min-w-0">
        <span className="block truncate font-medium">{draft === null ? 'Drop a file here' : draft.file.name}</span>
        <span className="block text-small text-secondary">
          {draft === null
            ? 'JSON of Appwrite or Firebase, CSV, or a snapshot.'
            : `${Math.max(1, Math.round(draft.file.text.length / 1024)).toLocaleString('en')} KB`}
        </span>
      </span>
      <FileTrigger acceptedFileTypes={fileTypes} onSelect={(files) => onChoose(files?.[0])}>
        <Button isDisabled={isDisabled} takesFocus={draft === null}>
          {draft === null ? 'Choose a file…' : 'Choose another…'}
        </Button>
      </FileTrigger>
    </DropZone>
  )
}

function Progress({ of }: { readonly of: NonNullable<Importing['progress']> }) {
  const { state, done, total, dryRun } = of
  const doing = state === 'writing' ? 'Writing' : dryRun ? 'Trying' : 'Reading'
  return (
    <ProgressBar
      value={done}
      maxValue={Math.max(1, total)}
      isIndeterminate={total === 0}
      className="flex flex-col gap-1"
    >
      {({ percentage }) => (
        <>
          <div className="flex justify-between text-small text-secondary">
            <Label>{doing}</Label>
            <span>{total === 0 ? '' : `${done.toLocaleString('en')} of ${countOf(total, 'row')}`}</span>
          </div>
          <div className="h-1 overflow-hidden rounded-full bg-sunken">
            <div className="h-full bg-accent" style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  )
}
