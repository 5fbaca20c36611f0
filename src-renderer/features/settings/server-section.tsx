import type { EmulatorStatus } from '../../../src-shared/contract/control.ts'
import { CopyText } from '../../ui/copy.tsx'
import { SettingRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

export function ServerSection({ status }: { readonly status: EmulatorStatus }) {
  const endpoint = status.endpoint ?? `${window.location.origin}/v1`
  return (
    <SettingSection title="Server">
      <SettingRow title="Endpoint" effect="What an SDK is given">
        <CopyText text={endpoint} what="endpoint" />
      </SettingRow>
      <SettingRow title="API version" effect="The Appwrite server whose answers are given">
        <span>{status.apiVersion}</span>
      </SettingRow>
      <SettingRow title="Offwrite" effect="No telemetry. Nothing here leaves this computer">
        <span>{status.version}</span>
      </SettingRow>
    </SettingSection>
  )
}
