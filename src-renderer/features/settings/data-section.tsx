import type { DataFileStatus } from '../../../src-shared/contract/control.ts'
import { desktop } from '../../data/desktop.ts'
import { useServices } from '../../data/services.ts'
import { useActions } from '../../data/use-action.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton, CopyText } from '../../ui/copy.tsx'
import { SettingRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

export function DataSection({ file }: { readonly file: DataFileStatus | null }) {
  return (
    <SettingSection title="Data">
      {file === null ? (
        <SettingRow title="Data file" effect="In memory, gone when it ends. With a file:">
          <CopyText text="offwrite serve --data ./offwrite.db" what="command" />
        </SettingRow>
      ) : (
        <FileRows file={file} />
      )}
      <Resets />
    </SettingSection>
  )
}

function FileRows({ file }: { readonly file: DataFileStatus }) {
  const { notices } = useServices()
  const calls = desktop()
  const reveal = () => calls?.revealDataFile().catch((error: unknown) => notices.fail(error, 'Show the data file'))
  return (
    <>
      <SettingRow title="Data file" effect={`\`${file.path}\``}>
        <span className="ends-line flex shrink-0 gap-2">
          {calls === null ? null : <Button onPress={() => void reveal()}>Show in folder</Button>}
          <CopyButton text={file.path} what="path" />
        </span>
      </SettingRow>
      <SettingRow
        title="Saved"
        effect={
          file.state === 'saved'
            ? 'By itself, with every change'
            : (file.message ?? 'The file cannot be written. What changes is lost when it ends.')
        }
      >
        <span className={file.state === 'saved' ? 'text-secondary' : 'text-danger'}>
          {file.state === 'saved' ? `${sizeOf(file.sizeBytes)}, log ${sizeOf(file.logBytes)}` : 'Not saved'}
        </span>
      </SettingRow>
    </>
  )
}

/** `48 kB` */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function Resets() {
  const { run } = useActions()
  const reset = (to: 'baseline' | 'empty') =>
    void run(
      { method: 'POST', path: '/__emulator/reset', body: { to } },
      to === 'empty'
        ? { doing: 'Delete everything', done: 'Everything is deleted' }
        : { doing: 'Reset to the baseline', done: 'Reset to the baseline' },
    )
  return (
    <>
      <SettingRow title="Reset" effect="Users, teams, messages and settings as in the baseline, in every project">
        <Button action="restore-baseline" onPress={() => reset('baseline')}>
          Reset to baseline
        </Button>
      </SettingRow>
      <SettingRow
        title="Delete everything"
        effect="Every project becomes as new. A snapshot is kept, and undo puts it back"
      >
        <Button look="danger" onPress={() => reset('empty')}>
          Delete everything
        </Button>
      </SettingRow>
    </>
  )
}
