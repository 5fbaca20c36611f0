import type { EmulatorStatus } from '../../../src-shared/contract/control.ts'
import { CopyText } from '../../ui/copy.tsx'
import { SettingRow } from '../../ui/settings/setting-row.tsx'
import { SettingSection } from '../../ui/settings/setting-section.tsx'

/** Where the server listens is decided when it starts: what would start it elsewhere is there to copy. */
export function ServerSection({ status }: { readonly status: EmulatorStatus }) {
  const endpoint = status.endpoint ?? `${window.location.origin}/v1`
  const { hostname, port } = new URL(endpoint)
  return (
    <SettingSection title="Server" detail="Port and host are chosen at the start.">
      <SettingRow title="Endpoint" effect="What an SDK is given">
        <CopyText text={endpoint} what="endpoint" />
      </SettingRow>
      <SettingRow title="Port" effect={`${port === '' ? '80' : port} now. On another one:`}>
        <CopyText text="offwrite serve --port 4281" what="command" />
      </SettingRow>
      <SettingRow
        title="Host"
        effect={`${hostname} now. For phones and anybody else in the network, with the address of this computer:`}
      >
        <CopyText text="offwrite serve --host 0.0.0.0 --allow-host 192.168.1.20" what="command" />
      </SettingRow>
      <SettingRow
        title="Unknown projects and keys"
        effect={
          status.strict
            ? 'Refused, as on a real server: `offwrite serve --strict`'
            : 'Made when an app first names them. Refused with:'
        }
      >
        {status.strict ? null : <CopyText text="offwrite serve --strict" what="command" />}
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
